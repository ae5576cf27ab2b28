"""Asks before a person is erased for good, says what stays, and does it."""

from PySide6.QtWidgets import QWidget

from mentordesk.domain.people import Person
from mentordesk.i18n import _, ngettext
from mentordesk.queries import history, many, mentions
from mentordesk.ui.panes.autosave import attempt
from mentordesk.ui.session import Session
from mentordesk.ui.tasks import in_one_go
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.messages import MessageBar


def erase(session: Session, tools: Tools, parent: QWidget, person: Person, message: MessageBar) -> bool:
    """Ask, and make the person unknown in the file; what went wrong, or was done, is said in the bar."""
    refused = many.refused_bin([person.id])
    if refused:
        message.show_message(" ".join(problem.message for problem in many.named_together(refused)), "bad")
        return False
    if (also := _confirmed(tools, parent, person)) is None:
        return False
    with in_one_go(_("Erasing"), "", parent, long=False):
        done = attempt(message, lambda: session.erase(person.id, also))
    if done:
        said = _("The person is erased. Backups and copies made before still have the name; remove them if they must not.")
        message.show_message(said, "info")
    return done


def _confirmed(tools: Tools, parent: QWidget, person: Person) -> list[tuple[str, int]] | None:
    """Whose texts (table and id) mean the person by a part of the name alone; None where it is not to be done."""
    title, text, verb = _("Erase {name} for good?").format(name=person.name), _what_happens(person), _("Erase for good")
    found = mentions.of(person.id)
    if not found:
        return [] if tools.ask.confirm(parent, title, text, verb, danger=True) else None
    read = _("Here a part of the name stands alone. Tick the texts that mean this person: it goes out of them, too.")
    lines = [(f"{one.where}\n{one.excerpt}", one.sure) for one in found]
    chosen = tools.ask.choose_lines(parent, title, f"{text}\n\n{read}", verb, lines)
    return None if chosen is None else [(found[place].table, found[place].record_id) for place in chosen]


def _what_happens(person: Person) -> str:
    text = _(
        "The name, contact, notes and all other texts about the person go, also out of the history, unfinished forms and"
        " saved filters. Roles, meetings, hours and results stay without a name, so that every figure is as before."
        " This cannot be undone, and nothing done before it can be undone any more."
    )
    count = len(history.records_of_person(person.id)["certificate"])
    kept = ngettext(
        "{count} certificate stays in the register with the name, so that it can be printed again.",
        "{count} certificates stay in the register with the name, so that they can be printed again.",
        count,
    )
    return f"{text}\n\n{kept.format(count=count)}" if count else text
