"""Wiring: settings, the clock, the command line, polling and the sandbox."""
