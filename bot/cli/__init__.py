"""The command line: `duban --help`. Every mistake is one line that says what to do.

Heavy modules are imported inside the commands, so that `--help` answers at once.
"""

import sys

import typer
from typer.exceptions import Abort, TyperException

from bot.cli import absences, calendars, exporting, notices, pings, reading, rosters, running, views

app = typer.Typer(
    name="duban",
    help="督办: an official notice becomes duties with owners, dates, reminders and reports.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("run")(running.run)
app.command("demo")(running.demo)
app.add_typer(notices.app, name="notice")
app.add_typer(rosters.app, name="roster")
app.add_typer(calendars.app, name="calendar")
app.command("plan")(views.plan)
app.command("rehearse")(views.rehearse)
app.command("pings")(pings.pings)
app.add_typer(exporting.app, name="export")
app.command("read")(reading.read)
app.command("invite")(rosters.invite)
app.command("away")(absences.away)
app.command("check")(views.check)


def main() -> None:
    """Run a command; what a person can put right ends in one line and exit code 1."""
    try:
        sys.exit(app(prog_name="duban", standalone_mode=False))
    except (KeyboardInterrupt, Abort):
        sys.exit(130)
    except TyperException as error:
        said = error.format_message()
        # A command without its arguments prints its help, which is no mistake to be quoted.
        sys.stderr.write(f"{said}\n" if "\n" in said else f"duban: {said} (see --help)\n")
        sys.exit(error.exit_code)
    except Exception as error:
        from bot.cli.mistakes import in_one_line

        sys.stderr.write(f"duban: {in_one_line(error)}\n")
        sys.exit(1)
