"""The base of every closed list of values: a stored key and a label a person reads; and how yes and no are written."""

from enum import StrEnum

from mentordesk.i18n import _


class Choice(StrEnum):
    """A closed list of values. Members are written `KEY = "stored", N_("Label")`; the stored key never changes."""

    text: str

    def __new__(cls, value: str, text: str = "") -> "Choice":
        """Keep the label beside the stored value."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.text = text or value
        return member

    @property
    def label(self) -> str:
        """The label in the language in force."""
        return _(self.text)


_YES = frozenset({"1", "x", "yes", "y", "ja", "j", "true", "sant", "✓", "✔"})
_NO = frozenset({"", "0", "no", "n", "nej", "false", "falskt", "-"})


def yes_or_no(text: str) -> bool:
    """Whether a word says yes or no, in Swedish or English. Raises ValueError with a sentence for the user."""
    word = text.strip().casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise ValueError(_("Write yes or no."))
