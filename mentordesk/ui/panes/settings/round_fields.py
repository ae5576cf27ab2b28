"""The fields for the facts and rules of a round, in groups of no more than seven."""

from mentordesk import i18n
from mentordesk.domain.designs import CERTIFICATE_LANGUAGES, Design, languages_title
from mentordesk.domain.outcomes import Outcome
from mentordesk.i18n import N_, _
from mentordesk.queries import programmes as queries
from mentordesk.ui.forms.fields import (
    BooleanField,
    ChoiceField,
    DateField,
    DurationField,
    Field,
    IntegerField,
    MultiChoiceField,
    MultilineField,
    TextField,
)


def round_fields() -> list[Field]:
    """Every fact and rule of a round."""
    return [*_facts(), *_meetings(), *_diploma(), *_paper()]


def _facts() -> list[Field]:
    return [
        TextField(key="programme", label=N_("Programme"), required=True),
        TextField(key="name", label=N_("Round")),
        TextField(key="owner", label=N_("Programme owner")),
        TextField(key="host", label=N_("Host organisation")),
        MultilineField(key="aim", label=N_("Aim in one sentence"), wide=True, lines=2),
        DateField(key="starts_on", label=N_("Starts"), required=True, section=N_("Dates")),
        DateField(key="ends_on", label=N_("Ends"), required=True),
        DateField(key="meetings_from", label=N_("Pairs meet from"), required=True),
        DateField(key="meetings_to", label=N_("Pairs meet until"), required=True),
    ]


def _meetings() -> list[Field]:
    return [
        IntegerField(key="places", label=N_("Places"), section=N_("Meetings and working time"), maximum=10_000),
        IntegerField(key="cadence", label=N_("Meetings a month"), minimum=1, maximum=10),
        DurationField(key="meeting_minutes", label=N_("Usual length of a meeting"), minimum=1),
        DurationField(key="allowance_minutes", label=N_("Paid time a month and pair"),
                      help=N_("0 when mentoring is not paid working time.")),
        IntegerField(key="quiet_days", label=N_("A pair is quiet after"), minimum=1, maximum=1000, suffix=_("days"),
                     help=N_("Days without a meeting held, or of a pause.")),
        IntegerField(key="waiting_days", label=N_("A mentee has waited too long after"), minimum=1, maximum=1000,
                     suffix=_("days")),
    ]  # fmt: skip


def _diploma() -> list[Field]:
    return [
        BooleanField(key="cert_training", label=N_("The training is required"), section=N_("What a diploma takes")),
        IntegerField(key="cert_percent", label=N_("Share of the expected meetings"), maximum=100, suffix="%"),
        IntegerField(key="cert_network", label=N_("Network meetings, at least"), maximum=100),
        MultiChoiceField(key="aim_outcomes", label=N_("Results that reach the aim"), section=N_("Results"), wide=True,
                         choices=lambda: [(each.value, each.label) for each in Outcome]),
    ]  # fmt: skip


def _paper() -> list[Field]:
    return [
        ChoiceField(key="language", label=N_("Language of the paper"), section=N_("Paper"),
                    choices=list(i18n.LANGUAGES.items())),
        ChoiceField(key="cert_language", label=N_("Language of certificates"), choices=_certificate_languages),
        ChoiceField(key="design", label=N_("Design of certificates"), choices=[(each, each.label) for each in Design]),
        TextField(key="number_prefix", label=N_("Certificate numbers begin with"), placeholder=N_("For example A-2027")),
        TextField(key="place", label=N_("Place of issue")),
        ChoiceField(key="signatory_one_id", label=N_("First signatory"), choices=_signatories, empty=_("Nobody")),
        ChoiceField(key="signatory_two_id", label=N_("Second signatory"), choices=_signatories, empty=_("Nobody")),
    ]  # fmt: skip


def _certificate_languages() -> list[tuple[str, str]]:
    return [(code, languages_title(code)) for code in CERTIFICATE_LANGUAGES]


def _signatories() -> list[tuple[int, str]]:
    return [(each.id, each.name) for each in queries.signatories()]
