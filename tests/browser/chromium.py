"""Which Chromium the browser tests use. `make browser` runs this to make sure that there is one.

One that is installed; else one that Playwright has or can download; else, as root on Debian,
the distribution's.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache

from playwright.sync_api import Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
MAC = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = "the browser tests need Chromium: install it, or set CHROMIUM=/path/to/chrome"
_DOWNLOAD = (sys.executable, "-m", "playwright", "install", "chromium")
_APT = ("apt-get", "install", "-qq", "--no-install-recommends", "chromium")
_UNATTENDED = {
    "PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "10000",
    "DEBIAN_FRONTEND": "noninteractive",
}


@cache
def find() -> str | None:
    """The path of the first Chromium that opens; if CHROMIUM is set, of that one or none."""
    named = os.environ.get("CHROMIUM")
    paths = iter([named]) if named else _installed()
    return next((path for path in paths if _opens(path)), None)


def ensure() -> str:
    """The path of a Chromium, got if need be. Exits with one line if there is none to be had."""
    found = find()
    for get in (_from_playwright, _from_debian):
        if found is None and not os.environ.get("CHROMIUM") and get():
            find.cache_clear()
            found = find()
    return found or sys.exit(MISSING)


def _installed() -> Iterator[str]:
    yield from (path for name in NAMES if (path := shutil.which(name)))
    yield from (path for path in MAC if os.path.exists(path))
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if os.path.exists(own):
        yield own


def _opens(path: str) -> bool:
    """Whether it can be worked with: some of these names only tell what to install."""
    with sync_playwright() as playwright:
        try:
            playwright.chromium.launch(executable_path=path, args=ARGUMENTS).close()
        except Error:
            return False
    return True


def _from_playwright() -> bool:
    return _does(*_DOWNLOAD)


def _from_debian() -> bool:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    return _does("apt-get", "update", "-qq") and _does(*_APT)


def _does(*command: str) -> bool:
    """Whether this works. What it says is left out: the next thing is tried, or one line told."""
    sys.stderr.write(f"no Chromium yet: {' '.join(command)}\n")
    unattended = os.environ | _UNATTENDED
    done = subprocess.run(command, env=unattended, capture_output=True, check=False)
    return done.returncode == 0


if __name__ == "__main__":
    ensure()
