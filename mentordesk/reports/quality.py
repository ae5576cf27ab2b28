"""The quality checklist: the six standards of EMCC and of MENTOR as questions, answered from the records where these can."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO

from mentordesk import i18n
from mentordesk.domain.figures import NOTHING, percent_text
from mentordesk.i18n import N_, _
from mentordesk.queries import programmes
from mentordesk.queries import quality as answers
from mentordesk.queries.quality import Answer
from mentordesk.reports import letterhead, text
from mentordesk.reports.frame import Paper, Signature
from mentordesk.reports.letterhead import Letterhead
from mentordesk.reports.options import OneOf, Value
from mentordesk.reports.quality_questions import EMCC, MENTOR, Question, Standard
from mentordesk.reports.report import Missing, Report, Request, Tick
from mentordesk.reports.sheet import ACCENT, BORDER, INK, SECOND
from mentordesk.reports.styles import SMALL, SUBSECTION
from mentordesk.reports.tables import HEAD
from mentordesk.reports.text import Style

BOTH = "both"
STANDARDS = OneOf(
    key="standards",
    label=N_("Standards"),
    offers=lambda _request: (
        Value(BOTH, _("EMCC and MENTOR")),
        Value("emcc", _("EMCC only")),
        Value("mentor", _("MENTOR only")),
    ),
)
WORDS = Style(size=8.8, leading=11.5, colour=INK)
QUIET = Style(size=8.5, leading=12, colour=SECOND)
BOX, ROW = 8.0, 16.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """The standards to print, and what the records answer, by the key of the question."""

    head: Letterhead
    standards: str
    answers: Mapping[str, Answer]
    signature: Signature


def collect(request: Request) -> Data:
    """The answers as of the day."""
    return Data(
        head=letterhead.of_round(request),
        standards=STANDARDS.of(request),
        answers=answers.of_round(request.round_id, request.on),
        signature=letterhead.signatures(programmes.get(request.round_id))[0],
    )


def missing(request: Request) -> list[Missing]:
    """What the head would lack."""
    return letterhead.missing(request)


def render(data: Data, out: BinaryIO, tick: Tick) -> None:
    """Draw one set of standards after the other."""
    sets = [
        ("emcc", N_("Standards of EMCC Global for mentoring programmes"), EMCC),
        ("mentor", N_("Standards of MENTOR for effective practice"), MENTOR),
    ]
    shown = [each for each in sets if data.standards in (BOTH, each[0])]
    with i18n.speaking(data.head.language), letterhead.paper(out, data.head, title=_(REPORT.title)) as paper:
        paper.paragraph(
            _(
                "What the records can answer is answered, with how many of how many; a box is ticked by them. The rest is "
                "answered by hand."
            )
        )
        for done, (_key, title, standards) in enumerate(shown):
            tick(done, len(shown))
            if done:
                paper.new_page()
            paper.heading(_(title), follow=120)
            with paper.canvas.tags.group("Table"):
                _head(paper)
                for number, standard in enumerate(standards, 1):
                    _standard(paper, number, standard, data.answers)
        paper.space(8)
        paper.paragraph(_sources(), SMALL)
        paper.signatures([data.signature], above=24)
        tick(len(shown), len(shown))


def _sources() -> str:
    return _(
        "The questions are in our own words, after EMCC Global, International Standards for Mentoring and Coaching "
        "Programmes, and MENTOR, Elements of Effective Practice for Mentoring, fourth edition, 2015. The list helps to look "
        "at one's own programme; it is no assessment by either."
    )


def _standard(paper: Paper, number: int, standard: Standard, known: Mapping[str, Answer]) -> None:
    """A row with the name of the standard, and its questions below."""
    title = f"{number}. {_(standard.title)}"
    if paper.y - 3 * ROW < paper.bottom:
        paper.new_page()
        _head(paper)
    paper.bookmark(title, 2)
    mark = paper.canvas.tags.row(["TH"], span=5)
    paper.canvas.raw(f"/TH <</MCID {mark}>> BDC")
    text.draw(paper.canvas, paper.left, paper.y - SUBSECTION.size - 6, title, SUBSECTION)
    paper.canvas.raw("EMC")
    paper.y -= SUBSECTION.line + 5
    for question in standard.questions:
        _question(paper, question, known.get(question.key))


def _edges(paper: Paper) -> tuple[float, float, float, float, float]:
    """Where the columns begin: question, what the records say, and the three boxes."""
    right = paper.left + paper.width
    return paper.left, right - 204, right - 102, right - 66, right - 30


def _head(paper: Paper) -> None:
    titles = (_("Question"), _("From the records"), _("Yes"), _("Partly"), _("No"))
    mark = paper.canvas.tags.row(["TH"] * len(titles))
    for i, (x, words) in enumerate(zip(_edges(paper), titles, strict=True)):
        paper.canvas.raw(f"/TH <</MCID {mark + i}>> BDC")
        room = 98.0 if i < 2 else 34.0
        text.draw(paper.canvas, x, paper.y - HEAD.size - 2, words, HEAD, max_width=room, min_size=6)
        paper.canvas.raw("EMC")
    paper.y -= HEAD.line + 3
    with paper.canvas.tags.artifact():
        paper.rule(paper.y)


def _question(paper: Paper, question: Question, answer: Answer | None) -> None:
    first, told, *boxes = _edges(paper)
    lines = text.wrap(_(question.text), WORDS, told - first - 8)
    said = _told(question, answer)
    high = max(len(lines) * WORDS.line, BOX + 2) + 3
    if paper.y - high < paper.bottom:
        paper.new_page()
        _head(paper)
    verdict = _verdict(answer)
    row = paper.canvas.tags.row(["TD"] * 5, ["", "", *(_spoken(place, verdict) for place in range(3))])
    y = paper.y - WORDS.size - 2
    paper.canvas.raw(f"/TD <</MCID {row}>> BDC")
    for i, line in enumerate(lines):
        text.draw(paper.canvas, first, y - i * WORDS.line, line + " ", WORDS)
    paper.canvas.raw("EMC")
    paper.canvas.raw(f"/TD <</MCID {row + 1}>> BDC")
    text.draw(paper.canvas, told, y, said or " ", WORDS if said else QUIET, max_width=96, min_size=6)
    paper.canvas.raw("EMC")
    if not said:
        _line_by_hand(paper, told, y)
    for place, x in enumerate(boxes):
        paper.canvas.raw(f"/TD <</MCID {row + 2 + place}>> BDC")
        _box(paper, x, y - 1, ticked=verdict == place)
        paper.canvas.raw("EMC")
    paper.y -= high
    with paper.canvas.tags.artifact():
        paper.rule(paper.y)


def _told(question: Question, answer: Answer | None) -> str:
    """What the records say; nothing where they cannot."""
    if answer is None:
        return ""
    if not answer.whole:
        return NOTHING
    if question.yes:
        return _("yes") if answer.part else _("no")
    made = _("{part} of {whole}").format(part=answer.part, whole=answer.whole)
    return f"{made} ({percent_text(answer.share)})"


def _verdict(answer: Answer | None) -> int:
    """Which box the records tick: all yes, some partly, none no; -1 leaves them to be ticked by hand."""
    if answer is None or not answer.whole:
        return -1
    return 0 if answer.part == answer.whole else 1 if answer.part else 2


def _spoken(place: int, verdict: int) -> str:
    """What a screen reader says of a box."""
    return _("ticked") if place == verdict else _("not ticked")


def _line_by_hand(paper: Paper, x: float, y: float) -> None:
    with paper.canvas.tags.artifact():
        paper.canvas.setStrokeColor(text.colour(BORDER))
        paper.canvas.setLineWidth(0.6)
        paper.canvas.line(x, y - 2, x + 92, y - 2)


def _box(paper: Paper, x: float, y: float, *, ticked: bool) -> None:
    canvas = paper.canvas
    canvas.setStrokeColor(text.colour(ACCENT if ticked else "#868F9B"))
    canvas.setFillColor(text.colour(ACCENT))
    canvas.setLineWidth(0.7)
    canvas.roundRect(x + 4, y, BOX, BOX, 1.5, stroke=1, fill=int(ticked))
    if ticked:
        canvas.setStrokeColor(text.colour("#FFFFFF"))
        canvas.setLineWidth(1.1)
        canvas.lines([(x + 5.8, y + 4, x + 7.4, y + 2.2), (x + 7.4, y + 2.2, x + 10.3, y + 6)])


REPORT = Report(
    key="quality",
    title=N_("Quality checklist"),
    description=N_("The six standards of EMCC and of MENTOR as questions, answered from the records where these can."),
    options=(STANDARDS,),
    collect=collect,
    render=render,
    missing=missing,
)
