"""The bundled roster with a column B角, loaded again, and with posts of a story's own."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from db.engine import Register
from db.loading import take_roster
from db.notices.reader import BUNDLED
from db.roster_file import read_roster
from db.rules.office import Office
from tests.moments import SHANGHAI, at
from tests.stories.office import FIRST_MORNING, NOTICE


def name_deputies(
    register: Register,
    deputies: Mapping[str, str],
    more: Sequence[str] = (),
) -> None:
    """`deputies`: what stands in the column, by 姓名 or else 单位; `more`: lines instead of
    those of their units."""
    lines = (BUNDLED / f"{NOTICE}.roster.csv").read_text(encoding="utf-8").splitlines()
    header, *bundled = csv.reader(lines)
    names, units = header.index("姓名"), header.index("单位")
    own = list(csv.reader(more))
    rows = [row for row in bundled if row[units] not in [line[units] for line in own]] + own
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([*header, "B角"])
    for row in rows:
        full = row + [""] * (len(header) - len(row))
        writer.writerow([*full, deputies.get(full[names]) or deputies.get(full[units], "")])
    with TemporaryDirectory() as folder:
        path = Path(folder, "roster.csv")
        path.write_text(text.getvalue(), encoding="utf-8")
        posts = read_roster(path)
    with register.write() as session:
        take_roster(session, posts, office=Office(SHANGHAI), now=at(FIRST_MORNING))
