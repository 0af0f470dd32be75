"""Writing a file whole or not at all, and a bar for whoever waits for it."""

import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self

import typer

from bot.clock import seconds

PATIENCE = 2.0
"""Seconds after which a bar is shown."""
STEPS = 100


class SavingError(Exception):
    """The file cannot be written there: the message says why and what to do."""


def replace(path: Path, content: bytes) -> None:
    """Write the file in one step: whoever reads it meanwhile reads the old one or the new one.

    It comes from the same folder, on the same disk. Only a regular file is replaced; SavingError
    for anything else and for a missing folder.
    """
    if not path.parent.is_dir():
        raise SavingError(f"there is no folder {path.parent}: make it, or write another --out")
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise SavingError(f"{path} is no regular file and is left alone: write another --out")
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        _write(temporary, content)
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _write(path: Path, content: bytes) -> None:
    """A new file, on the disk before this returns."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


class Patience:
    """A bar on standard error, from the third second on; `clock` counts seconds."""

    def __init__(self, label: str, clock: Callable[[], float] = seconds) -> None:
        self._label, self._clock = label, clock
        self._began = clock()
        self._stack = ExitStack()
        self._bar: Any = None
        self._shown = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self._stack.close()

    def tell(self, share: float) -> None:
        """How far it is, 0 to 1."""
        if self._bar is None and share < 1 and self._clock() - self._began >= PATIENCE:
            bar = typer.progressbar(length=STEPS, label=self._label, file=sys.stderr)
            self._bar = self._stack.enter_context(bar)
        if self._bar is not None:
            self._bar.update(int(share * STEPS) - self._shown)
            self._shown = int(share * STEPS)
