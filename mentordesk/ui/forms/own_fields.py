"""Asks for the organisation's own fields as a form asks: what kind of field shows and reads each of them."""

from functools import partial

from mentordesk.domain.own_fields import LONGEST_TEXT, FieldWithOptions, OwnFieldKind
from mentordesk.i18n import N_, _
from mentordesk.queries import own_fields
from mentordesk.ui.forms.fields import ChoiceField, DateField, Field, MultiChoiceField, TextField


def form_field(field: FieldWithOptions, *, wide: bool = False) -> Field:
    """The form's field; its value is just what the actions take. Its key is `key_of` the field."""
    key, label = key_of(field.id), field.name.replace("&", "&&")
    options = [(option.id, option.name) for option in field.options]
    match field.kind:
        case OwnFieldKind.TEXT:
            earlier = partial(own_fields.texts, field.id)
            return TextField(key=key, label=label, wide=wide, max_length=LONGEST_TEXT, completions=earlier)
        case OwnFieldKind.DATE:
            return DateField(key=key, label=label, wide=wide)
        case OwnFieldKind.YES_NO:
            answers = [(True, _("Yes")), (False, _("No"))]
            return ChoiceField(key=key, label=label, wide=wide, choices=answers, empty=N_("Not stated"))
        case OwnFieldKind.CHOICE:
            return ChoiceField(key=key, label=label, wide=wide, choices=options, empty=N_("None chosen"))
    return MultiChoiceField(key=key, label=label, wide=wide, choices=options)


def key_of(own_field_id: int) -> str:
    """The key under which forms, columns and filters know a field."""
    return f"own_{own_field_id}"


def id_of(key: str) -> int:
    """The field's id from such a key."""
    return int(key.removeprefix("own_"))
