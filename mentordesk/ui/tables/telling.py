"""Says how it went when many cells were entered at once: how many were taken, which did not fit, and the way back."""

from collections.abc import Sequence

from mentordesk.i18n import _, ngettext, number_text
from mentordesk.ui.panes.autosave import say_undoable
from mentordesk.ui.session import Session
from mentordesk.ui.widgets.messages import MessageBar

MOST_TOLD = 4
"""How many cells that did not fit are named; the others are counted."""


def tell(message: MessageBar, session: Session, done: str, wrong: Sequence[str], *, changed: bool) -> None:
    """Say what was done, in a sentence, and below it a sentence for each cell that did not fit."""
    lines = [done]
    if wrong:
        text = ngettext("{count} did not fit:", "{count} did not fit:", len(wrong)).format(count=len(wrong))
        more = len(wrong) - MOST_TOLD
        told = [f"{each.rstrip('.')}." for each in wrong[:MOST_TOLD]]
        told += [_("and {count} more").format(count=number_text(more))] if more > 0 else []
        lines += [" ".join([text, *told])]
    words, tone = "\n".join(lines), "warn" if wrong else "ok"
    if changed:
        say_undoable(message, session, words, tone)
    else:
        message.show_message(words, tone)
