"""The texts on paper that a round may word in its own way, and the placeholders that stand for facts in them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mentordesk.i18n import N_, _

PLACEHOLDERS: dict[str, str] = {
    "name": N_("Name"),
    "role": N_("What the person was, as: vocational mentor"),
    "programme": N_("Programme and round"),
    "period": N_("Months, as: February–September 2027"),
    "meetings": N_("Meetings held, as: 8 meetings"),
    "hours": N_("Hours of meetings, as: 8 hours"),
    "training": N_("Training, as: 7 hours of training"),
    "network": N_("Network meetings, as: 2 network meetings"),
    "done": N_("All that was done, as: completed 7 hours of training and held 8 meetings with the mentee"),
    "owner": N_("Programme owner"),
    "host": N_("Host organisation"),
}
"""What may stand in braces in a text, with what it means. No other braces mean anything: no code is ever run."""


@dataclass(frozen=True, slots=True)
class StandardText:
    """A text that every round has: `label` names it in Settings, `text` is its English wording."""

    key: str
    label: str
    text: str


STANDARD: tuple[StandardText, ...] = (
    StandardText(
        "diploma.mentor",
        N_("Diploma of a mentor"),
        N_("who has been a {role} in {programme}, {period}, and has {done}."),
    ),
    StandardText(
        "diploma.mentee",
        N_("Diploma of a mentee"),
        N_("who has taken part in {programme}, {period}, and has {done}."),
    ),
    StandardText(
        "participation.mentor",
        N_("Certificate of participation of a mentor"),
        N_("who has taken part as a {role} in {programme}, {period}, and has {done}."),
    ),
    StandardText(
        "participation.mentee",
        N_("Certificate of participation of a mentee"),
        N_("who has taken part in {programme}, {period}, and has {done}."),
    ),
    StandardText(
        "thanks",
        N_("Closing line of a certificate"),
        N_("With warm thanks for your commitment."),
    ),
    StandardText(
        "summary.introduction",
        N_("Introduction of the summary"),
        N_("This summary covers {programme}. All figures are counted from the records; how is said at the end."),
    ),
)
"""Every text a round can word itself."""

_BRACES = re.compile(r"\{([^{}]*)\}")


def standard(key: str) -> str:
    """The standard wording in the language in force; raises KeyError."""
    return _({text.key: text.text for text in STANDARD}[key])


def unknown_placeholders(text: str) -> list[str]:
    """What stands in braces and means nothing, in order."""
    return [name for name in _BRACES.findall(text) if name not in PLACEHOLDERS]


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with facts in place of placeholders; what has no fact is left as it was written."""
    return _BRACES.sub(lambda found: values.get(found[1], found[0]) if found[1] in PLACEHOLDERS else found[0], text)
