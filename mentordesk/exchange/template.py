"""Writes an empty workbook to be filled in with people: headings that are understood, an example, choices and notes."""

from collections.abc import Sequence
from datetime import date
from typing import Any, BinaryIO, NamedTuple

from mentordesk.domain.enrolments import EnrolmentStatus, MentorType, Role
from mentordesk.domain.intake_words import STATUSES, Meaning
from mentordesk.domain.own_fields import CHOOSING, FieldWithOptions, OwnFieldKind
from mentordesk.domain.people import Gender
from mentordesk.exchange.safe_cells import fitting
from mentordesk.i18n import _

ROWS = 500
"""So many rows offer their choices."""


class _Column(NamedTuple):
    """A column to fill in: its heading, what stands in the example, what can be chosen, and a note."""

    title: str
    example: str | date = ""
    choices: Sequence[str] = ()
    note: str = ""
    several: bool = False


def write(out: BinaryIO, fields: Sequence[FieldWithOptions], units: Sequence[str], today: date) -> None:
    """Write the workbook in the language in force, with the organisation's own fields at the end."""
    import xlsxwriter  # heavy: start-up must not pay for it

    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet, lists = book.add_worksheet(_("People")), book.add_worksheet("Lists")
    lists.hide()
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#D9EDEF"})
    text, day = book.add_format({"num_format": "@"}), book.add_format({"num_format": "yyyy-mm-dd"})
    grey = {"italic": True, "font_color": "#515C69"}
    example, of_day = book.add_format({**grey, "num_format": "@"}), book.add_format({**grey, "num_format": "yyyy-mm-dd"})
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(_columns(fields, units, today)):
        is_day = isinstance(column.example, date)
        sheet.set_column(place, place, max(14, len(column.title) + 3), day if is_day else text)
        sheet.write_string(0, place, fitting(column.title), heading)
        if isinstance(column.example, date):
            sheet.write_datetime(1, place, column.example, of_day)
        else:
            sheet.write_string(1, place, fitting(column.example), example)
        if column.note:
            sheet.write_comment(0, place, column.note, {"x_scale": 2, "y_scale": 0.8})
        _offer(sheet, lists, place, column)
    book.close()


def _offer(sheet: Any, lists: Any, place: int, column: _Column) -> None:
    """Let one of the choices be picked in each row; where several may stand, others can be written too."""
    for line, choice in enumerate(column.choices):
        lists.write_string(line, place, fitting(choice))
    if column.choices:
        import xlsxwriter.utility as cells  # heavy: see above

        name = cells.xl_col_to_name(place)
        source = f"=Lists!${name}$1:${name}${len(column.choices)}"
        options = {"validate": "list", "source": source, "error_type": "information" if column.several else "stop"}
        sheet.data_validation(1, place, ROWS, place, options)


def _columns(fields: Sequence[FieldWithOptions], units: Sequence[str], today: date) -> list[_Column]:
    several = _("Several are written with commas between them.")
    types = [kind.label for kind in MentorType]
    return [
        _Column(Meaning.GIVEN_NAME.label, _("Example"), note=_("Write over this row: it is an example.")),
        _Column(Meaning.FAMILY_NAME.label, "Exempelsson"),
        _Column(Meaning.EMAIL.label, "namn@example.org"),
        _Column(Meaning.PHONE.label, "070-174 06 05", note=_("The column is text, so that the first zero stays.")),
        _Column(Meaning.ROLE.label, Role.MENTEE.label, [role.label for role in Role]),
        _Column(Meaning.TYPES.label, types[0], types, _("What a mentor offers, or a mentee needs.") + " " + several, True),
        _Column(Meaning.STATUS.label, EnrolmentStatus.APPLIED.label, [each.label for each in STATUSES]),
        _Column(Meaning.SINCE.label, today, note=_("The day from which the status counts.")),
        _Column(Meaning.UNIT.label, units[0] if units else "", units,
                _("A unit that is not there yet is made."), True),
        _Column(Meaning.GENDER.label, Gender.UNSTATED.label, [gender.label for gender in Gender]),
        _Column(Meaning.BIRTH_YEAR.label, "1985", note=_("A year, or a date. No personal identity numbers.")),
        _Column(Meaning.MOTHER_TONGUE.label, _("Arabic")),
        _Column(Meaning.LANGUAGES.label, _("Swedish (some words), English (fluent)"),
                note=_("The level stands in brackets.")),
        _Column(Meaning.OCCUPATION.label), _Column(Meaning.WORKPLACE.label), _Column(Meaning.EDUCATION.label),
        _Column(Meaning.STREET.label), _Column(Meaning.POSTCODE.label), _Column(Meaning.CITY.label),
        _Column(Meaning.DISTRICT.label), _Column(Meaning.IN_SWEDEN_SINCE.label), _Column(Meaning.SFI_LEVEL.label),
        _Column(Meaning.AVAILABILITY.label), _Column(Meaning.WISH.label),
        _Column(Meaning.PROTECTED.label, _("No"), [_("Yes"), _("No")],
                _("Yes: only a code name is shown, and neither contact nor place is kept.")),
        _Column(Meaning.NOTE.label),
        *(_own(field, several) for field in fields),
    ]  # fmt: skip


def _own(field: FieldWithOptions, several: str) -> _Column:
    options = [option.name for option in field.options]
    if field.kind in CHOOSING:
        many = field.kind is OwnFieldKind.CHOICES
        return _Column(field.name, options[0] if options else "", options, several if many else "", True)
    yes = [_("Yes"), _("No")] if field.kind is OwnFieldKind.YES_NO else []
    return _Column(field.name, "", yes, _("A date, as 2027-03-31.") if field.kind is OwnFieldKind.DATE else "")
