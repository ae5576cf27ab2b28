"""The questions of the quality checklist, in our own words: the six standards of EMCC Global and the six of MENTOR."""

from dataclasses import dataclass

from mentordesk.i18n import N_


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `key` is that of the answer of the records ("" where they have none), `yes` asks for yes or no."""

    text: str
    key: str = ""
    yes: bool = False


@dataclass(frozen=True, slots=True)
class Standard:
    """One standard with its questions."""

    title: str
    questions: tuple[Question, ...]


EMCC = (
    Standard(
        N_("Clarity of purpose"),
        (
            Question(N_("Is the aim of the programme written down?"), "aim", yes=True),
            Question(N_("Is it said which results reach the aim?"), "aim_outcomes", yes=True),
            Question(N_("Have the pairs set a goal of their own?"), "goals"),
            Question(N_("Do those who pay for it, and those who lead it, know the aim and agree with it?")),
        ),
    ),
    Standard(
        N_("Training and briefing"),
        (
            Question(N_("Have the mentors been trained?"), "trained"),
            Question(N_("Have the mentors met other mentors in network meetings?"), "supported"),
            Question(N_("Have the mentees been told what they can expect, and what is expected of them?")),
            Question(N_("Do the managers of the mentors know what the task takes?")),
        ),
    ),
    Standard(
        N_("Selection and matching"),
        (
            Question(N_("Has everybody who was accepted been interviewed?"), "interviewed"),
            Question(N_("Have wishes of the participants been noted?"), "wishes"),
            Question(N_("Has nobody had to wait longer for a mentor than the round allows?"), "not_waiting_long"),
            Question(N_("Has a mentee got a new mentor where the match came to an early end?"), "replaced"),
        ),
    ),
    Standard(
        N_("Measurement and review"),
        (
            Question(N_("Has somebody followed up each pair?"), "called"),
            Question(N_("Is the result of those who have finished known?"), "outcomes"),
            Question(N_("Have those been asked again who finished six months ago?"), "follow_ups"),
            Question(N_("Has the programme been looked over half-way, and something been changed for it?")),
        ),
    ),
    Standard(
        N_("Ethics"),
        (
            Question(N_("Have the mentors signed an agreement?"), "agreements"),
            Question(N_("Have all participants signed a confidentiality undertaking?"), "confidentiality"),
            Question(N_("Have those who told their story agreed to its being printed?"), "consent"),
            Question(N_("Do participants know to whom they can turn with a complaint?")),
        ),
    ),
    Standard(
        N_("Administration and support"),
        (
            Question(N_("Is it said who is responsible?"), "responsible", yes=True),
            Question(N_("Is it said how the co-ordinator is reached?"), "contact", yes=True),
            Question(N_("Have the mentors who earned a certificate got it?"), "certificates"),
            Question(N_("Is there time and money enough for the work of co-ordination?")),
        ),
    ),
)

MENTOR = (
    Standard(
        N_("Recruitment"),
        (
            Question(N_("Is there written information that shows what is demanded as well as what is gained?")),
            Question(N_("Is it known where the applicants have heard of the programme?")),
            Question(N_("Are those sought who fit the aim, and not only those who are easy to find?")),
        ),
    ),
    Standard(
        N_("Screening"),
        (
            Question(N_("Has everybody who was accepted been met in an interview?"), "interviewed"),
            Question(N_("Have references been taken where the task demands it?")),
            Question(N_("Has an extract from the criminal records been seen of those who meet children and young people?")),
            Question(N_("Have the mentors bound themselves to the length and the number of meetings?"), "agreements"),
        ),
    ),
    Standard(
        N_("Training"),
        (
            Question(N_("Had the mentors at least two hours of training before their first meeting?"), "trained_before"),
            Question(N_("Does the training deal with limits, confidentiality and how to end well?")),
            Question(N_("Have the mentees been prepared for their part?")),
        ),
    ),
    Standard(
        N_("Matching and beginning"),
        (
            Question(N_("Have the pairs been matched by the aim and by what both have said of themselves?")),
            Question(N_("Have the pairs met within a month?"), "met_soon"),
            Question(N_("Has the mentor's agreement been signed?"), "agreements"),
            Question(N_("Was somebody from the programme there at the first meeting, or heard of it soon after?")),
        ),
    ),
    Standard(
        N_("Monitoring and support"),
        (
            Question(N_("Has each pair been called within a month after it began?"), "called_soon"),
            Question(N_("Has each pair been called at least once?"), "called"),
            Question(N_("Do the mentors get support and further training on the way?"), "supported"),
            Question(N_("Is it written down what the calls led to?")),
        ),
    ),
    Standard(
        N_("Closure"),
        (
            Question(N_("Is there a reason for each match that ended early?"), "reasons"),
            Question(N_("Have the pairs had a formal farewell?"), "farewells"),
            Question(N_("Has it been agreed how the two may stay in touch afterwards?")),
            Question(N_("Is the result of those who have finished known?"), "outcomes"),
        ),
    ),
)
