"""Asks what those are to be in the round who are taken in, and whose line does not say it."""

from mentordesk.actions.intake import InRound
from mentordesk.domain.enrolments import Role
from mentordesk.domain.intake_words import role_in
from mentordesk.i18n import N_
from mentordesk.ui.dialogs.enrolments import AT_FIRST, round_values
from mentordesk.ui.forms.fields import ChoiceField, DateField
from mentordesk.ui.forms.form import Form
from mentordesk.ui.session import Session


class RoundForm(Form):
    """Role, status and day, in a row."""

    def __init__(self, session: Session, role: Role | None) -> None:
        super().__init__(
            [
                ChoiceField(key="role", label=N_("&Role of those without one"), empty=N_("Not enrolled now"),
                            choices=[(each, each.text) for each in Role]),
                ChoiceField(key="status", label=N_("St&atus"), choices=[(status, status.text) for status in AT_FIRST]),
                DateField(key="on", label=N_("Si&nce"), required=True, span=session.round_so_far),
            ],
            columns=3, today=lambda: session.today,
        )  # fmt: skip
        self._session = session
        values = round_values(session)
        self.set_values({key: values[key] for key in ("role", "status", "on")} | ({"role": role} if role else {}))

    def expect(self, sheet: str) -> None:
        """A sheet that is called after a role says what its people are."""
        if (role := role_in(sheet)) is not None:
            self.set_values({"role": role})

    def role(self) -> Role | None:
        """The role of those whose line has none."""
        chosen: Role | None = self.values()["role"]
        return chosen

    def is_readable(self) -> bool:
        """Can all of it be read? What cannot is said at its field."""
        problems = {**self.missing(), **self.unreadable()}
        self.clear_problems()
        self.show_problems(problems.items())
        return not problems

    def place(self) -> InRound | None:
        """What they are to be."""
        if self._session.round_id is None:
            return None
        values = self.values()
        return InRound(self._session.round_id, values["on"], values["role"], values["status"])
