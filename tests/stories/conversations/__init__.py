"""Conversations as scripts: played in both languages and with restarts, printed on one page."""
