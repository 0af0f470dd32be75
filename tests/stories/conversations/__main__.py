"""`make messages`: play everything and write the page."""

import asyncio
import tempfile
from pathlib import Path

from tests.conftest import migrate
from tests.stories.conversations.page import PAGE, Played, page
from tests.stories.conversations.player import EN, ZH, played
from tests.stories.conversations.scripts import TALKS
from tests.stories.office import bind_all, load


async def every(folder: Path) -> list[Played]:
    templates = {}
    for bound in (True, False):
        templates[bound] = folder / f"{bound}.db"
        url = f"sqlite:///{templates[bound]}"
        migrate(url)
        load(url)
        if bound:
            bind_all(url)
    return [
        (
            talk,
            await played(talk, ZH, templates[talk.bound], folder),
            await played(talk, EN, templates[talk.bound], folder),
        )
        for talk in TALKS
    ]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(page(asyncio.run(every(Path(folder)))), encoding="utf-8")


if __name__ == "__main__":
    main()
