"""Every text on paper that a round can word itself: its standard wording, and the placeholders it may hold."""

from dataclasses import dataclass

from mentordesk.i18n import N_


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A word in braces that stands for a fact. `key` is how it is kept, `swedish` how it reads in a Swedish program."""

    key: str
    swedish: str
    meaning: str


PLACEHOLDERS: dict[str, Placeholder] = {
    each.key: each
    for each in (
        Placeholder("name", "namn", N_("Name")),
        Placeholder("role", "roll", N_("What the person was, as: vocational mentor")),
        Placeholder("programme", "program", N_("Programme and round")),
        Placeholder("period", "period", N_("Months, as: February–September 2027")),
        Placeholder("meetings", "träffar", N_("Meetings held, as: 8 meetings")),
        Placeholder("hours", "timmar", N_("Hours of meetings, as: 8 hours")),
        Placeholder("training", "utbildning", N_("Training, as: 7 hours of training")),
        Placeholder("network", "nätverksträffar", N_("Network meetings, as: 2 network meetings")),
        Placeholder(
            "done",
            "genomfört",
            N_("All that was done, as: completed 7 hours of training and held 8 meetings with the mentee"),
        ),
        Placeholder("owner", "programägare", N_("Programme owner")),
        Placeholder("host", "värd", N_("Host organisation")),
    )
}
"""What may stand in braces in a text. No other braces mean anything: no code is ever run."""

PERSON = ("name", "role", "programme", "period", "meetings", "hours", "training", "network", "done", "owner", "host")
"""The placeholders of a text about one participant."""
ROUND = ("programme", "owner", "host")
"""The placeholders of a text about the whole round."""


@dataclass(frozen=True, slots=True)
class StandardText:
    """A text that every round has: `label` names it in the editor, `text` is its English wording.

    `document` is the key of the report it stands on; `placeholders` are the keys that may stand in braces in it.
    """

    key: str
    label: str
    text: str
    document: str = "certificate"
    placeholders: tuple[str, ...] = PERSON


STANDARD: tuple[StandardText, ...] = (
    StandardText("title.diploma", N_("Heading of a diploma"), N_("Diploma")),
    StandardText("title.participation", N_("Heading of a certificate of participation"), N_("Certificate of participation")),
    StandardText("lead", N_("Line above the name"), N_("is awarded to")),
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
        "summary",
        ROUND,
    ),
)
"""Every text a round can word itself, in the order in which the editor lists them."""
