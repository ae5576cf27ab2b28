"""The base of every closed list of values: a stored key and a label a person reads."""

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
