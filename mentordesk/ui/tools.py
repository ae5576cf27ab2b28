"""What windows and pages are handed besides the session: the way to ask the user, and the settings of this computer."""

from dataclasses import dataclass

from mentordesk.ui.ask import Ask
from mentordesk.ui.settings import Settings


@dataclass(frozen=True, slots=True)
class Tools:
    """Handed to every page and dialog."""

    ask: Ask
    settings: Settings
