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
        Placeholder("first_name", "förnamn", N_("First name")),
        Placeholder("mentor", "mentor", N_("Name of the mentor")),
        Placeholder("mentee", "adept", N_("Name of the mentee")),
        Placeholder("plan", "avtalade", N_("Meetings agreed on, as: 8 meetings")),
        Placeholder("contact", "kontakt", N_("How to reach those who run the programme")),
        Placeholder("today", "datum", N_("Date, as: 22 November 2026")),
    )
}
"""What may stand in braces in a text. No other braces mean anything: no code is ever run."""

PERSON = ("name", "role", "programme", "period", "meetings", "hours", "training", "network", "done", "owner", "host")
"""The placeholders of a text about one participant."""
ROUND = ("programme", "owner", "host")
"""The placeholders of a text about the whole round."""
REPORT = ("programme", "period", "owner", "host")
"""Those of a report on the round."""
AGREEMENT = ("mentor", "mentee", "role", "programme", "period", "plan", "owner", "host", "contact", "today")
"""Those of an agreement."""
UNDERTAKING = ("name", "role", "programme", "period", "owner", "host", "contact", "today")
"""Those of what one participant signs alone."""
LETTER = (
    "name", "first_name", "role", "mentor", "mentee", "programme", "period", "meetings", "plan", "owner", "host",
    "contact", "today",
)  # fmt: skip
"""Those of a letter."""


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
    StandardText(
        "half_time.introduction",
        N_("Introduction of the half-time report"),
        N_("This report tells how {programme} stands. All figures are counted from the records; how is said at the end."),
        "half_time",
        REPORT,
    ),
    StandardText(
        "final.introduction",
        N_("Introduction of the final report"),
        N_("This is the final report on {programme}. All figures are counted from the records; how is said at the end."),
        "final_report",
        REPORT,
    ),
    StandardText(
        "final.lessons",
        N_("Lessons, in the final report"),
        N_("What went well, what was hard, and what the next round will do differently:"),
        "final_report",
        REPORT,
    ),
    StandardText(
        "agreement.purpose",
        N_("Agreement: purpose"),
        N_(
            "{mentor} becomes a mentor in {programme}, {period}. The mentor gives the mentee time, experience and contacts. "
            "The mentee decides what to work towards. The mentor need not arrange work or an internship, but opens doors "
            "to people and places."
        ),
        "mentor_agreement",
        AGREEMENT,
    ),
    StandardText(
        "agreement.mentor",
        N_("Agreement: what the mentor promises"),
        N_(
            "- to meet the mentee as agreed: {plan}\n"
            "- to take part in the training and in the network meetings\n"
            "- to tell the mentee in good time if a meeting cannot be held, and to find a new day\n"
            "- to tell the co-ordinator of each meeting that was held, and at once if something does not work\n"
            "- to leave to authorities and other professions what is theirs to do"
        ),
        "mentor_agreement",
        AGREEMENT,
    ),
    StandardText(
        "agreement.programme",
        N_("Agreement: what the programme promises"),
        N_(
            "- training before the first meeting, and network meetings with other mentors\n"
            "- a co-ordinator who follows up and helps\n"
            "- a new match if the two do not fit together\n"
            "- a certificate when the mentorship is completed"
        ),
        "mentor_agreement",
        AGREEMENT,
    ),
    StandardText(
        "agreement.confidentiality",
        N_("Agreement: confidentiality"),
        N_(
            "What the two tell each other stays between them. That holds for both, and also when the mentorship is over.\n"
            "The co-ordinator is told only which meetings were held and how it goes on the whole. Nothing is told to "
            "an employer, a landlord or an authority unless the mentee agrees.\n"
            "If life or health is in danger, or a child comes to harm, the mentor turns to the co-ordinator at once."
        ),
        "mentor_agreement",
        AGREEMENT,
    ),
    StandardText(
        "agreement.duration",
        N_("Agreement: duration and end"),
        N_(
            "The agreement holds for {period}. Either may end it before time: tell the co-ordinator first, and meet once "
            "more to say goodbye.\n"
            "Half-way and at the end both are asked how it went and what can be done better."
        ),
        "mentor_agreement",
        AGREEMENT,
    ),
    StandardText(
        "confidentiality.undertaking",
        N_("Confidentiality undertaking"),
        N_(
            "In {programme} I come to know things about other people: who they are, how they live, what they hope for.\n"
            "I promise\n"
            "- not to tell anybody else what I come to know, neither by word of mouth nor in writing nor with pictures\n"
            "- not to publish the name or a picture of anybody who has not agreed to it\n"
            "- to keep notes about others only as long as I need them, and to let nobody else see them\n"
            "The promise holds also when the mentorship is over. It does not hinder me from turning to the co-ordinator "
            "if somebody's life or health is in danger, or a child comes to harm."
        ),
        "confidentiality",
        UNDERTAKING,
    ),
    StandardText(
        "letter.accepted",
        N_("Letter: accepted"),
        N_(
            "Welcome to {programme}\n"
            "Hello {first_name},\n"
            "We are glad to have you as {role} in {programme}. Pairs meet {period}. You will soon hear with whom you are "
            "matched, and when you meet for the first time.\n"
            "You are welcome to ask us anything: {contact}."
        ),
        "letters",
        LETTER,
    ),
    StandardText(
        "letter.waiting",
        N_("Letter: on the waiting list"),
        N_(
            "You are on the waiting list of {programme}\n"
            "Hello {first_name},\n"
            "Thank you for your application. More people have applied than we have mentors for just now, so you are on "
            "the waiting list. We write again as soon as there is a mentor for you.\n"
            "Please tell us if something changes for you: {contact}."
        ),
        "letters",
        LETTER,
    ),
    StandardText(
        "letter.matched",
        N_("Letter: matched"),
        N_(
            "Your match in {programme}\n"
            "Hello {first_name},\n"
            "We have found a match for you: {mentor} is the mentor, {mentee} the mentee. You are to meet {period}, "
            "{plan} in all.\n"
            "Get in touch with each other this week, and agree on a day and a place for the first meeting. Please tell us "
            "if you do not reach each other: {contact}."
        ),
        "letters",
        LETTER,
    ),
    StandardText(
        "letter.thanks",
        N_("Letter: thanks at the end"),
        N_(
            "Thank you for taking part in {programme}\n"
            "Hello {first_name},\n"
            "{programme} has come to its end, and you have held {meetings}. Thank you for your time and your trust.\n"
            "You are welcome to stay in touch with us: {contact}."
        ),
        "letters",
        LETTER,
    ),
    StandardText(
        "letter.follow_up",
        N_("Letter: six months after"),
        N_(
            "How are you doing now?\n"
            "Hello {first_name},\n"
            "It is about six months since you took part in {programme}. We would like to know how you are doing: "
            "do you work, do you have an internship, do you study, or are you looking for something?\n"
            "Your answer helps us make the programme better. Please answer before long: {contact}."
        ),
        "letters",
        LETTER,
    ),
)
"""Every text a round can word itself, in the order in which the editor lists them."""
