"""Lists every action there is: whatever can be done to a file, and so whatever undo must be able to take back."""

from collections.abc import Callable
from typing import Any

from mentordesk.actions import agreements, enrolments, notes, people, programmes, units

ACTIONS: tuple[Callable[..., Any], ...] = (
    people.add,
    people.update,
    people.set_languages,
    people.bin,
    people.restore,
    people.protect,
    people.unprotect,
    people.merge,
    enrolments.enrol,
    enrolments.update,
    enrolments.set_status,
    enrolments.set_status_of_many,
    enrolments.remove,
    programmes.add_round,
    programmes.update_round,
    programmes.copy_round,
    programmes.close_round,
    programmes.reopen_round,
    programmes.remove_round,
    programmes.set_text,
    programmes.reset_text,
    programmes.update_organisation,
    programmes.add_signatory,
    programmes.update_signatory,
    programmes.remove_signatory,
    units.add,
    units.update,
    units.remove,
    agreements.set_signed,
    agreements.set_printed,
    notes.add,
    notes.update,
    notes.remove,
)
