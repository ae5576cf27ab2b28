"""Asks for the organisation's own fields as a form asks: what kind of field shows and reads each of them."""

from functools import partial

from mentordesk.domain.own_fields import LONGEST_TEXT, FieldWithOptions, OwnFieldKind
from mentordesk.i18n import N_, _
from mentordesk.queries import own_fields
from mentordesk.ui.forms.fields import ChoiceField, DateField, Field, MultiChoiceField, TextField


def form_field(field: FieldWithOptions, *, wide: bool = False, section: str = "") -> Field:
    """The form's field; its value is just what the actions take. Its key is the field's."""
    key, label = field.key, field.name.replace("&", "&&")
    options = [(option.id, option.name) for option in field.options]
    match field.kind:
        case OwnFieldKind.TEXT:
            earlier = partial(own_fields.texts, field.id)
            return TextField(key=key, label=label, wide=wide, section=section, max_length=LONGEST_TEXT, completions=earlier)
        case OwnFieldKind.DATE:
            return DateField(key=key, label=label, wide=wide, section=section)
        case OwnFieldKind.YES_NO:
            answers = [(True, _("Yes")), (False, _("No"))]
            return ChoiceField(key=key, label=label, wide=wide, section=section, choices=answers, empty=N_("Not stated"))
        case OwnFieldKind.CHOICE:
            return ChoiceField(key=key, label=label, wide=wide, section=section, choices=options, empty=N_("None chosen"))
    return MultiChoiceField(key=key, label=label, wide=wide, section=section, choices=options)
