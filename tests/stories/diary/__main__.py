"""`make diary`: live through the year and write it down."""

import asyncio
import tempfile
from pathlib import Path

from tests.conftest import migrate
from tests.stories.diary.page import PAGE, lived, page
from tests.stories.office import bind_all, load


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder, 'diary.db')}"
        migrate(url)
        load(url)
        bind_all(url)
        PAGE.write_text(page(asyncio.run(lived(url))), encoding="utf-8")


if __name__ == "__main__":
    main()
