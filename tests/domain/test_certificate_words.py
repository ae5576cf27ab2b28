"""The sentence on a certificate says all that was done, nothing that was not, and reads well in both languages."""

from dataclasses import replace
from datetime import date

import pytest

from mentordesk import i18n
from mentordesk.domain import texts
from mentordesk.domain.activities import ActivityKind
from mentordesk.domain.certificate_content import Attended, CertificateContent
from mentordesk.domain.certificate_words import dated, figures, foot, in_words, values, wording
from mentordesk.domain.certificates import CertificateKind
from mentordesk.domain.enrolments import MentorType, Role
from mentordesk.domain.meetings import minutes_text

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
    return texts.fill(texts.standard(key), values(printed)).replace("\u00a0", " ")


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
    assert values(printed)["done"].replace("\u00a0", " ") == done


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


def shown_figures(printed: CertificateContent) -> list[str]:
    return [f"{figure.value} {figure.label}".replace("\u00a0", " ") for figure in figures(printed)]


def test_figures_leave_out_what_there_was_none_of() -> None:
    full = replace(content(held=8, attended=(TRAINING, NETWORK)), months=8, round_months=8, meeting_minutes=505)
    assert shown_figures(full) == [
        "8 months",
        "8 meetings",
        "8 h 25 min in meetings",
        "7 h of training",
        "1 network meeting",
    ]
    assert shown_figures(replace(content(), months=0, round_months=8)) == []


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("minutes", [45, 60, 505])
def test_lengths_are_written_as_everywhere_else_and_do_not_break(language: str, minutes: int) -> None:
    with i18n.speaking(language):
        length = figures(replace(content(), meeting_minutes=minutes))[-1].value
        assert length.replace("\u00a0", " ") == minutes_text(minutes)
        assert " " not in length
    assert ("tim" in length) == (language == "sv" and minutes >= 60)


def test_a_part_of_the_round_is_called_a_part() -> None:
    part = replace(content(held=4), months=6, round_months=10)
    assert shown_figures(part) == ["6 of 10 months", "4 meetings"]
    with i18n.speaking("sv"):
        assert shown_figures(part) == ["6 av 10 månader", "4 träffar"]


def test_words_are_those_that_were_frozen() -> None:
    own = {"diploma.mentor": "{name}: {meetings}", "thanks": "Thank you, {owner}{unknown}."}
    frozen = replace(content(held=8), owner="The city", wordings=(wording(content(held=8), "en", own),))
    later = replace(frozen, name="Karin Alm", held=7, owner="The county")
    (words,) = in_words(later, CertificateKind.DIPLOMA, "en")
    assert (words.body.replace("\u00a0", " "), words.thanks) == ("Karin Alm: 8 meetings", "Thank you, {unknown}.")


def test_a_content_is_read_back_as_it_was_kept() -> None:
    kept = replace(content(held=8, attended=(TRAINING,)), months=8, round_months=8)
    kept = dated(replace(kept, wordings=tuple(wording(kept, code, {}) for code in ("sv", "en"))), "A-1", date(2027, 10, 7))
    assert CertificateContent.from_json(kept.to_json()) == kept
    assert foot(kept, "both", "A-1", date(2027, 10, 7)) == ("den 7 oktober 2027  ·  Nr A-1", "7 October 2027  ·  No. A-1")
