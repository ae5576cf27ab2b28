"""The sentence on a certificate says all that was done, nothing that was not, and reads well in both languages."""

from datetime import date

import pytest

from mentordesk import i18n
from mentordesk.domain import texts
from mentordesk.domain.activities import ActivityKind
from mentordesk.domain.certificate_content import Attended, CertificateContent
from mentordesk.domain.enrolments import MentorType, Role
from mentordesk.reports.certificate import facts

TRAINING = Attended(kind=ActivityKind.TRAINING, title="Training", on=date(2027, 1, 21), minutes=420)
NETWORK = Attended(kind=ActivityKind.NETWORK, title="Network", on=date(2027, 4, 15), minutes=120)
GROUP = Attended(kind=ActivityKind.GROUP, title="Group", on=date(2027, 5, 20), minutes=90)


def content(
    role: Role = Role.MENTOR, held: int = 0, partners: int = 1, attended: tuple[Attended, ...] = ()
) -> CertificateContent:
    return CertificateContent(
        name="Karin Ek",
        role=role,
        types=(MentorType.VOCATIONAL,) if role is Role.MENTOR else (),
        programme="Bostadsmentor",
        round_name="2027",
        from_on=date(2027, 2, 1),
        to_on=date(2027, 9, 30),
        held=held,
        partners=partners,
        attended=attended,
        texts={},
    )


def sentence(key: str, printed: CertificateContent) -> str:
    return texts.fill(texts.standard(key), facts(printed)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("printed", "done"),
    [
        (content(held=1), "held 1 meeting with the mentee"),
        (content(held=18, partners=2), "held 18 meetings with the mentees"),
        (content(Role.MENTEE, held=9), "held 9 meetings with a mentor"),
        (content(Role.MENTEE, held=9, partners=2), "held 9 meetings with mentors"),
        (content(attended=(TRAINING,)), "completed 7 hours of training"),
        (content(attended=(NETWORK, NETWORK)), "taken part in 2 network meetings"),
        (content(held=8, attended=(GROUP,)), "held 8 meetings with the mentee and taken part in 1 group meeting"),
        (
            content(held=8, attended=(TRAINING, NETWORK, GROUP)),
            "completed 7 hours of training, held 8 meetings with the mentee"
            " and taken part in 1 network meeting and 1 group meeting",
        ),
        (content(), "held 0 meetings with the mentee"),
    ],
)
def test_only_what_was_done_is_told(printed: CertificateContent, done: str) -> None:
    assert facts(printed)["done"].replace("\u00a0", " ") == done


def test_the_sentences_in_english() -> None:
    mentor = content(held=8, attended=(TRAINING, NETWORK, NETWORK))
    assert sentence("diploma.mentor", mentor) == (
        "who has been a vocational mentor in Bostadsmentor 2027, February–September 2027, and has completed 7 hours of"
        " training, held 8 meetings with the mentee and taken part in 2 network meetings."
    )
    assert sentence("diploma.mentee", content(Role.MENTEE, held=8)) == (
        "who has taken part in Bostadsmentor 2027, February–September 2027, and has held 8 meetings with a mentor."
    )


def test_the_sentences_in_swedish() -> None:
    with i18n.speaking("sv"):
        mentor = content(held=8, attended=(TRAINING, NETWORK, NETWORK))
        assert sentence("diploma.mentor", mentor) == (
            "som under februari–september 2027 har varit yrkesmentor i Bostadsmentor 2027 och genomgått utbildning om"
            " 7 timmar, haft 8 träffar med sin adept samt deltagit i 2 nätverksträffar."
        )
        network = content(held=18, partners=2, attended=(GROUP, GROUP))
        assert sentence("diploma.mentor", network) == (
            "som under februari–september 2027 har varit yrkesmentor i Bostadsmentor 2027 och haft 18 träffar med sina"
            " adepter samt deltagit i 2 gruppträffar."
        )
        assert sentence("participation.mentor", content(held=1)) == (
            "som under februari–september 2027 har deltagit som yrkesmentor i Bostadsmentor 2027 "
            "och haft en träff med sin adept."
        )
        assert sentence("diploma.mentee", content(Role.MENTEE, held=9, attended=(GROUP,))) == (
            "som under februari–september 2027 har deltagit i Bostadsmentor 2027 och haft 9 träffar med sin mentor"
            " samt deltagit i en gruppträff."
        )
