"""The Documents page: which document, about whom, what is missing, the very PDF, and where it is to go."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from mentordesk.domain import texts
from mentordesk.domain.designs import Design, languages
from mentordesk.i18n import _, ngettext, number_text
from mentordesk.later import Later
from mentordesk.reports import certificate, registry
from mentordesk.reports.report import Asks
from mentordesk.ui import icons, only_reading
from mentordesk.ui.pages.page import Page
from mentordesk.ui.panes.documents.certificates import CertificateCommands
from mentordesk.ui.panes.documents.checking import Checking
from mentordesk.ui.panes.documents.choices import LEAST, ChoicesPane
from mentordesk.ui.panes.documents.chooser import WIDTH, DocumentChooser
from mentordesk.ui.panes.documents.making import Making
from mentordesk.ui.panes.documents.naming import Naming
from mentordesk.ui.panes.documents.output import Output
from mentordesk.ui.panes.documents.people import Choosable
from mentordesk.ui.panes.documents.press import Paper, Press
from mentordesk.ui.panes.documents.preview import PreviewPane
from mentordesk.ui.panes.documents.register import RegisterPane
from mentordesk.ui.panes.documents.request import CERTIFICATE, Choosing
from mentordesk.ui.panes.documents.state import Memory
from mentordesk.ui.panes.documents.ticking import tick_off
from mentordesk.ui.session import Session
from mentordesk.ui.tables.listed import Listed, of_table
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.buttons import primary_button, secondary_button, set_kind
from mentordesk.ui.widgets.filters import later
from mentordesk.ui.widgets.header import PageHeader
from mentordesk.ui.widgets.messages import EmptyState, MessageBar
from mentordesk.ui.widgets.split import KeptSizes
from mentordesk.ui.widgets.tabs import Tabs

templates = Later("ui.dialogs.templates")

FOLD_BELOW = 1200
"""Width of the window in px under which the list of documents is a drop-down."""
_DEBOUNCE = 250
"""Milliseconds without a change until the preview is made anew."""


class DocumentsPage(Page):
    """`go_to` takes the key of a document, "register", or (key, enrolment ids) or (key, activity id).

    (key, enrolment ids, True) shows the void certificates of these people.
    """

    SHOWS: ClassVar[frozenset[str]] = frozenset(
        {"person", "enrolment", "status_change", "pairing", "pause", "meeting", "activity", "attendance", "outcome",
         "story", "agreement", "goal", "check_in", "note", "person_language", "certificate", "certificate_exception",
         "round", "round_text", "organisation", "signatory", "unit"}
    )  # fmt: skip

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(session, tools, parent)
        self._reports = {report.key: report for report in registry.REPORTS}
        self._memory = Memory(tools.settings)
        self._narrow = False
        self.message = MessageBar()
        self.press = Press(self)
        self.preview = PreviewPane()
        self.making = Making(self.press, self.preview, self.message, self)
        self.making.refused.connect(lambda: self._show_buttons(refused=True))
        self.naming = Naming(session, self)
        self.output = Output(self.press, tools, self.message, self, self.paper, self.preview.current_page)
        self.certificates = CertificateCommands(session, tools.ask, self.message, self)
        self.chooser = DocumentChooser(registry.SHELVES)
        self.choices = ChoicesPane(lambda: session.today, session.round_span)
        only_reading.lock(session, self.choices.issue_button)
        self.choosing = Choosing(session, self._memory, self.choices, registry.REPORTS[0])
        self.checking = Checking(self.choices.check)
        self.register = RegisterPane(session, tools.settings, self.message)
        self._later = later(self, _DEBOUNCE, self._make_preview)
        self.choices.show_issue("")  # until it is known what there is to issue
        self._make_head()
        self._lay_out()
        self._connect()
        self.destroyed.connect(partial(_end, self.press, self.output))

    # -- building ---------------------------------------------------------------------------------------------

    def _make_head(self) -> None:
        self.each_button = secondary_button(_("&One file per person…"), "users", self.output.save_each)
        self.print_button = secondary_button(_("P&rint…"), "printer", self.output.print)
        self.print_button.setToolTip(_("Print (Ctrl+P)"))
        self.save_button = primary_button(_("Save as P&DF…"), "download", on_click=self.output.save)
        self.header = PageHeader(_("Documents"), "", [self.each_button, self.print_button, self.save_button])
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.print_button.click)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        self.stack = QStackedWidget(self)
        self.tabs = Tabs()
        self.stack.addWidget(self.tabs)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.tabs.add("make", _("Make documents"), self.splitter)  # first, so that what is in it is moved once
        self.splitter.setHandleWidth(20)
        self.splitter.setChildrenCollapsible(False)
        for part in (self.chooser, self.choices, self.preview):
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(2, 1)
        self._sizes = KeptSizes(self.splitter, self.tools.settings)
        self._sizes.use("documents", [WIDTH, 330, 2000])
        self.tabs.add("register", _("Certificate register"), self.register)
        self.no_round = EmptyState(
            "calendar-plus", _("There is no round yet"), _("Documents are about a round and those who take part in it."),
            action=(_("Make the first round"), lambda: self.command.emit("round.new")),
        )  # fmt: skip
        self.stack.addWidget(self.no_round)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.header)
        column.addWidget(self.message)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        who, activity = self.choices.who, self.choices.activity
        self.chooser.chosen.connect(self._on_document)
        self.choosing.changed.connect(self._on_choices_changed)
        self.choices.issue_wanted.connect(self.issue)
        self.choices.check.jump.connect(self.jump)
        self.choices.check.text_wanted.connect(lambda language, key: self.edit_texts(key, language))
        who.chosen.connect(self._on_person)
        who.decide_wanted.connect(self.certificates.decide)
        who.withdraw_wanted.connect(self.certificates.withdraw)
        who.person_wanted.connect(lambda person: self.jump.emit("people", person.person_id))
        who.people_page_wanted.connect(lambda: self.jump.emit("people", None))
        activity.activities_page_wanted.connect(lambda: self.jump.emit("activities", None))
        self.certificates.jump.connect(self.jump)
        self.preview.reader_wanted.connect(self.output.open_in_reader)
        self.output.put_out.connect(partial(tick_off, self.session, self.choosing.hold))
        self.preview.texts_wanted.connect(self.edit_texts)
        self.preview.pages_shown.connect(self._memory.keep_pages_shown)
        self.preview.want_pages(self._memory.pages_shown())
        self.register.shown_wanted.connect(lambda ids: self.go_to((CERTIFICATE, ids)))
        self.register.void_wanted.connect(lambda ids: self.go_to((CERTIFICATE, ids, True)))
        self.register.print_wanted.connect(lambda: self.go_to("certificate_register"))
        self.tabs.shown.connect(lambda _key: self._show_buttons())

    # -- filling ----------------------------------------------------------------------------------------------

    def refill(self) -> None:
        """Show the round looked at as it is now."""
        has_round = self.session.round is not None
        self.stack.setCurrentWidget(self.tabs if has_round else self.no_round)
        self.making.forget()
        if not has_round:
            self._show_buttons()
            return
        numbers = self.register.refill()
        self.tabs.set_title("register", _("Certificate register ({count})").format(count=number_text(numbers)))
        if not self.chooser.key():
            kept = self._memory.report()
            self.chooser.show_key(kept if kept in self._reports else next(iter(self._reports)))
        else:
            self._fill_choices()

    def _fill_choices(self) -> None:
        self.choosing.fill(self._reports[self.chooser.key()])
        self._show_buttons()  # of many people nobody is ticked yet

    def _on_choices_changed(self) -> None:
        self.making.forget()
        self.checking.look(self.choosing.report, self.choosing.request())
        waiting = len(self.choosing.to_issue())
        text = ngettext("&Issue {count} certificate…", "&Issue {count} certificates…", waiting).format(count=waiting)
        self.choices.show_issue(text if waiting else "")
        self._show_buttons()
        self._later.start()

    def _show_buttons(self, *, refused: bool = False) -> None:
        making = self.tabs.current() == "make" and self.session.round is not None
        ready = making and not refused and self.choosing.request() is not None
        report = self.choosing.report
        splits = making and report.split is not None
        for button, shown in ((self.each_button, splits), (self.print_button, making), (self.save_button, making)):
            button.setVisible(shown)
            button.setEnabled(ready)
        self.preview.texts_button.setVisible(bool(texts.of_document(report.key)))
        per_person = Asks.PEOPLE in report.asks
        self.each_button.setText(_("&One file per person…") if per_person else _("&One file each…"))
        quiet = making and bool(self.choosing.to_issue())
        set_kind(self.save_button, "kind", "secondary" if quiet else "primary")
        icons.put(self.save_button, "download", "text_2" if quiet else "on_accent", gap=5)
        summary = _(report.description) if making else _("Every number that was given out.")
        self.header.set_summary(summary if self.session.round is not None else "")

    def _make_preview(self) -> None:
        if self.session.round is not None:
            self.making.show(self.choosing.report, self.choosing.request())

    def paper(self) -> Paper | None:
        """The whole document as chosen, collected now; of protected identities with a reason that is written down."""
        report = self.choosing.report
        people = self.choices.who.ticked() if Asks.PEOPLE in report.asks else []
        if not self.naming.allowed(report, people):
            return None
        return self.making.paper(self.choosing.report, self.choosing.request())

    # -- what the user does -----------------------------------------------------------------------------------

    def _on_document(self, key: str) -> None:
        self._memory.keep_report(key)
        self.message.clear()
        self._fill_choices()

    def _on_person(self, person: Choosable) -> None:
        """Show the certificate of the person the keyboard is at."""
        page = self.choosing.page_of(person)
        if page >= 0:
            self.preview.go_to_page(page)

    def edit_texts(self, key: str = "", language: str = "") -> None:
        """Edit a text of the document, the first one unless another is named."""
        found = texts.of_document(self.choosing.report.key)
        spoken = languages(self.choosing.language)[0]
        if found:
            templates.edit(self.session, self.window(), key or found[0].key, language or spoken)

    def issue(self) -> None:
        """Give the ticked people who have no certificate theirs."""
        self.choosing.hold()
        request = self.choosing.request()
        if request is not None:
            design = Design(certificate.DESIGN.of(request))
            lacking = sum(each.page in ("settings", "texts") for each in self.checking.lacking())
            self.certificates.issue(self.choosing.to_issue(), request.on, request.language, design, lacking)

    # -- finding ----------------------------------------------------------------------------------------------

    def go_to(self, target: object) -> None:
        """Show a document, of somebody or of an activity, or the register."""
        if target == "register":
            self.tabs.show_tab("register")
            return
        key, about, *void = target if isinstance(target, tuple) else (target, None)
        if key not in self._reports or self.session.round_id is None:
            return
        self.tabs.show_tab("make")
        self.choosing.prepare(str(key), about, bool(void))
        if self.chooser.key() == key:
            self._fill_choices()
        else:
            self.chooser.show_key(str(key))

    def focus_search(self) -> None:
        """Ctrl+F."""
        (self.register.search if self.tabs.current() == "register" else self.choices.who.search).take_focus()

    def exported_list(self) -> Listed | None:
        """The register while it is in view."""
        in_view = self.tabs.current() == "register" and self.session.round is not None
        return of_table(_("Certificate register"), self.register.table) if in_view else None

    def panes(self) -> list[QWidget]:
        """Document, people, its own choices, language and day, preview; or the register."""
        if self.tabs.current() == "register":
            return [self.register.search, self.register.table]
        return [self.chooser, self.choices, self.choices.options, self.choices.language, self.preview]

    def start(self) -> QWidget:
        """The list of documents, or of the register."""
        return self.register.table if self.tabs.current() == "register" else self.chooser

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._later.isActive() or self.choosing.work.is_busy() or self.checking.work.is_busy():
            self._stale = True  # what is not ready is made when the page is seen again
        for work in (self._later, self.choosing.work, self.checking.work):
            work.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.window().width() < FOLD_BELOW
        if narrow != self._narrow:
            self._narrow = narrow
            self.chooser.set_narrow(narrow)
            self.choices.heading.setVisible(not narrow)
            if narrow:
                self.choices.top.insertWidget(0, self.chooser)
            else:
                self.splitter.insertWidget(0, self.chooser)
            if narrow:
                self._sizes.use("documents_narrow", [LEAST + 24, 2000])
            else:
                self._sizes.use("documents", [WIDTH, 330, 2000])


def _end(press: Press, output: Output) -> None:
    """The page goes: nothing may run on, and no temporary file is left."""
    press.stop()
    output.clean_up()
