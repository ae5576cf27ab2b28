"""Examples of the actions on the organisation's own fields, for the test of every action."""

from collections.abc import Callable
from datetime import date
from typing import Any

from mentordesk.actions import own_fields
from mentordesk.domain.own_fields import OwnFieldKind
from tests import builders as a
from tests.builders import Call, call

APRIL = date(2027, 4, 1)


def _on_options(*places: int) -> Call:
    """The options at these places of a list in use."""
    _field, options, _people = a.a_used_list()
    return call(*(options[place] for place in places))


def _renamed() -> Call:
    _field, options, _people = a.a_used_list()
    return call(options[0], "Talks at schools")


def _moved() -> Call:
    _field, options, _people = a.a_used_list()
    return call(options[2], 0)


def _set_for_both() -> Call:
    field, options, people = a.a_used_list()
    return call(people, field, (options[1], options[2]))


def _for_both() -> Call:
    _field, options, people = a.a_used_list()
    return call(people, options[0])


def _chosen_instead() -> Call:
    _field, options, people = a.a_used_list(OwnFieldKind.CHOICE)
    return call(people, options[1])


def _merged() -> Call:
    field, options, people = a.a_used_list()
    a.an_own_value(people[0], field, own_option_id=options[1])
    a.an_own_value(people[1], field, own_option_id=options[1])
    return call(options[0], options[1])


OWN_FIELD_EXAMPLES: dict[Callable[..., Any], Callable[[], Call]] = {
    own_fields.add: lambda: call(name="Labels", kind=OwnFieldKind.CHOICES, options=["Speaker", "New"]),
    own_fields.rename: lambda: call(a.an_own_field("Labels"), "Marks"),
    own_fields.change_kind: lambda: call(a.a_used_list()[0], OwnFieldKind.TEXT),
    own_fields.move: lambda: call([a.an_own_field(), a.an_own_field(), a.an_own_field()][2], 0),
    own_fields.remove: lambda: call(a.a_used_list()[0]),
    own_fields.add_option: lambda: call(a.a_used_list()[0], "Another"),
    own_fields.add_options: lambda: call(a.a_used_list()[0], ["Another", "New", "", "Third"]),
    own_fields.rename_option: _renamed,
    own_fields.move_option: _moved,
    own_fields.remove_option: lambda: _on_options(0),
    own_fields.merge_options: _merged,
    own_fields.set_value: lambda: call(a.a_person(), a.an_own_field("Interview", OwnFieldKind.DATE), APRIL),
    own_fields.set_for_many: _set_for_both,
    own_fields.add_option_for_many: _chosen_instead,
    own_fields.remove_option_for_many: _for_both,
}
