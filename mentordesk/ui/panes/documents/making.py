"""Collects what a document needs, has it made beside the window, and keeps the preview up to date."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from mentordesk import i18n
from mentordesk.domain.designs import languages
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import _, number_text
from mentordesk.queries import programmes
from mentordesk.reports import certificate
from mentordesk.reports.report import Report, Request
from mentordesk.reports.sheet import PictureRefused
from mentordesk.ui.panes.documents.press import Paper, Press, as_bytes
from mentordesk.ui.panes.documents.preview import PreviewPane
from mentordesk.ui.widgets.messages import MessageBar

PREVIEWED = 40
"""People a preview shows of documents that are made for each of them; saving and printing take all."""


def say_failure(message: MessageBar, error: Exception) -> None:
    """Say what went wrong with making a document; what is a mistake of ours goes to the crash path."""
    if isinstance(error, PictureRefused):
        message.show_message(str(error), "bad")
    else:
        raise error


def collect(report: Report[Any], request: Request) -> Paper:
    """What is to be printed, with the name of its file. Asks the file. Raises `RuleBroken` where there is nothing."""
    data = report.collect(request)
    parts = report.split(data) if report.split is not None else []
    with i18n.speaking(languages(request.language)[0]):
        title = f"{_(report.title)} {programmes.get(request.round_id).title}"
    words = _("{done} of {total} certificates") if report.key == certificate.REPORT.key else _("{done} of {total}")
    stem = parts[0][0] if len(parts) == 1 else title
    return Paper(report=report, data=data, stem=stem, words=words, request=request)


class Making(QObject):
    """`refused()` says that the rules leave nothing to print; the preview says why."""

    refused = Signal()

    def __init__(self, press: Press, preview: PreviewPane, message: MessageBar, page: QObject) -> None:
        super().__init__(page)
        self._press, self._preview, self._message = press, preview, message
        self._made: tuple[Request, bytes] | None = None
        self._key = ""
        press.progressed.connect(lambda done, total, _text: preview.show_progress(done, total))

    def forget(self) -> None:
        """What was made is no longer what would be made now."""
        self._made = None

    def show(self, report: Report[Any], request: Request | None) -> None:
        """Preview a document; of the people, where there are many, the first."""
        if request is None:
            self._press.forget_preview()
            self._preview.show_instead(_("Nothing is chosen yet"), _("Tick whom the document is to be about."))
            return
        first = request
        if report.split is not None:
            first = replace(request, enrolment_ids=request.enrolment_ids[:PREVIEWED])
        paper = self._collect(report, first)
        if paper is not None:
            self._preview.show_busy()
            self._press.preview(partial(as_bytes, paper), partial(self._on_made, report, first, request), self._on_failed)

    def paper(self, report: Report[Any], request: Request | None) -> Paper | None:
        """The whole document, with its PDF if the preview has all of it."""
        paper = self._collect(report, request) if request is not None else None
        if paper is not None and self._made is not None and self._made[0] == request and report.key == self._key:
            return replace(paper, content=self._made[1])
        return paper

    def _collect(self, report: Report[Any], request: Request) -> Paper | None:
        try:
            return collect(report, request)
        except RuleBroken as broken:
            self._press.forget_preview()
            self._preview.show_instead(_("There is nothing to print"), " ".join(each.message for each in broken.problems))
            self.refused.emit()
            return None

    def _on_made(self, report: Report[Any], first: Request, whole: Request, content: bytes) -> None:
        note = ""
        if first == whole:
            self._made = (whole, content)
        else:
            words = _("The first {shown} of {count} are shown here; saving and printing take all.")
            note = words.format(shown=len(first.enrolment_ids), count=number_text(len(whole.enrolment_ids)))
        self._preview.show_content(content, note, keep_place=self._key == report.key)
        self._key = report.key

    def _on_failed(self, error: Exception) -> None:
        self._preview.show_instead(_("The preview could not be made"))
        say_failure(self._message, error)
