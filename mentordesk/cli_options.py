"""What can be asked for on the command line, read before anything is loaded that does it: help and version come at once."""

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from mentordesk import __version__
from mentordesk.domain.designs import CERTIFICATE_LANGUAGES
from mentordesk.i18n import N_, _, ngettext

OF_ARGPARSE = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("unrecognized arguments: %s"),
    N_("the following arguments are required: %s"),
    N_("expected one argument"),
    N_("ignored explicit argument %r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
)
"""What argparse says itself, as far as our commands can make it: marked here for the catalogue."""


def parser(only: str | None = None) -> argparse.ArgumentParser:
    """All commands and their options, each with one line of help; or one command `only`, whose name is given already."""
    vars(argparse).update(_=_, ngettext=ngettext)  # it asks gettext, which goes by the environment; Windows has none
    purpose = _("The desk of the person who runs a mentoring programme.")
    window = _("Without a command the window opens, on the file if one is named.")
    usage = "mentordesk [FILE]\n       mentordesk COMMAND ..."
    top = argparse.ArgumentParser(prog="mentordesk", usage=usage, description=f"{purpose} {window}")
    top.add_argument("--version", action="version", version=f"MentorDesk {__version__}", help=_("show the version and exit"))
    top.add_argument("--smoke", action="store_true", help=_("open every page of the sample once, print, reopen, and end"))
    commands = top.add_subparsers(dest="command", metavar=_("COMMAND"), prog="mentordesk")
    for add in COMMANDS.values() if only is None else (COMMANDS[only],):
        add(commands)
    return top


def wants_window(arguments: Sequence[str]) -> bool:
    """Does this start open a window? `mentordesk`, or `mentordesk FILE` where FILE is no command and no option."""
    return not arguments or (len(arguments) == 1 and arguments[0] not in COMMANDS and not arguments[0].startswith("-"))


def _add(commands: Any, name: str, text: str, *paths: str) -> argparse.ArgumentParser:
    # no short forms of options: --password would be one of --password-file
    made: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
    for path in paths:
        made.add_argument(path, type=Path, metavar=path.upper())
    if "file" in paths and name != "new":
        text = _("a file whose first line is the password; without it you are asked in the terminal")
        made.add_argument("--password-file", type=Path, metavar=_("PATH"), help=text)
    return made


def _add_new(commands: Any) -> None:
    _add(commands, "new", _("make an empty file"), "file")


def _add_documents(commands: Any) -> None:
    _add(commands, "documents", _("list the documents that can be printed"))


def _add_figures(commands: Any) -> None:
    figure = _add(commands, "figures", _("print every figure of a round with its definition"), "file")
    figure.add_argument("--round", metavar=_("NAME"), help=_("which round (the newest otherwise)"))
    figure.add_argument("--on", type=_day, metavar=_("DATE"), help=_("as of this day (today otherwise)"))
    figure.add_argument("--json", action="store_true", help=_("as JSON, for other programs"))


def _add_import(commands: Any) -> None:
    taking = _add(commands, "import", _("take people in from a workbook or a text file"), "file", "table")
    taking.add_argument("--round", metavar=_("NAME"), help=_("which round (the newest otherwise)"))
    taking.add_argument("--role", choices=("mentor", "mentee"), help=_("what those are whose line does not say it"))
    taking.add_argument("--sheet", metavar=_("NAME"), help=_("which sheet (the first with people otherwise)"))
    there = _("what is done with who is there already: leave (the default), fill in what is empty, or add as new")
    taking.add_argument("--already", choices=("leave", "fill", "add"), default="leave", help=there)
    taking.add_argument("--on", type=_day, metavar=_("DATE"), help=_("as of this day (today otherwise)"))
    taking.add_argument("--dry-run", action="store_true", help=_("only say what would become of each line"))


def _add_export(commands: Any) -> None:
    out = _add(commands, "export", _("write the tables of a file as a workbook or as CSV"), "file", "directory")
    out.add_argument("--format", choices=("xlsx", "csv"), default="xlsx", help=_("xlsx (the default) or csv"))


def _add_check(commands: Any) -> None:
    _add(commands, "check", _("check that a file is sound"), "file")


def _add_backup(commands: Any) -> None:
    _add(commands, "backup", _("make a checked copy of a file"), "file", "target")


def _add_demo(commands: Any) -> None:
    demo = _add(commands, "demo", _("make the sample programmes, print their documents, open the window"))
    demo.add_argument("--out", type=Path, default=Path("mentordesk-demo"), metavar=_("DIR"), help=_("where to"))
    demo.add_argument("--no-window", action="store_true", help=_("do not open the window at the end"))


def _add_print(commands: Any) -> None:
    printing = _add(commands, "print", _("print one document to PDF"), "file")
    printing.add_argument("document", metavar="DOCUMENT", help=_("a key that the command documents lists"))
    where = _("the PDF, or a folder with --separate")
    printing.add_argument("--out", type=Path, required=True, metavar=_("PATH"), help=where)
    printing.add_argument("--round", metavar=_("NAME"), help=_("which round (the newest otherwise)"))
    whom = _("only this person; can be given several times")
    printing.add_argument("--person", metavar=_("NAME"), action="append", default=[], help=whom)
    printing.add_argument("--activity", metavar=_("TITLE"), help=_("only this activity"))
    choice = _("a choice of the document, as the command documents lists them; can be given several times")
    printing.add_argument("--set", metavar=_("KEY=ANSWER"), action="append", default=[], type=_answer, help=choice)
    printing.add_argument("--separate", action="store_true", help=_("one file for each person"))
    printing.add_argument("--language", choices=CERTIFICATE_LANGUAGES, help=_("the language of the paper"))
    printing.add_argument("--on", type=_day, metavar=_("DATE"), help=_("as of this day (today otherwise)"))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("{text} is not a date such as 2027-03-31").format(text=text)) from error


def _answer(text: str) -> tuple[str, str]:
    key, sign, answer = text.partition("=")
    if not sign:
        raise argparse.ArgumentTypeError(_("{text} is not a choice such as month=2027-03").format(text=text))
    return key.strip(), answer.strip()


COMMANDS: dict[str, Callable[[Any], None]] = {
    "demo": _add_demo,
    "new": _add_new,
    "documents": _add_documents,
    "print": _add_print,
    "figures": _add_figures,
    "import": _add_import,
    "export": _add_export,
    "check": _add_check,
    "backup": _add_backup,
}
"""What adds each command, in the order of the help."""
