"""`python -m bot` is `duban`."""

from bot.cli import main

main()
