"""How the command line takes days."""

DAY = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d"]
