"""Reads phone numbers as people write them, and puts them into the one form in which they are kept, shown and found."""

import re

from mentordesk.i18n import _

REGION, _OWN_CODE = "SE", 46
"""Numbers without a country code are Swedish."""
_SEVERAL = re.compile(r"\s*[,;]\s*|\s+/\s+")
_NUMBER = re.compile(
    r"(?P<number>(?:tel[:.]?\s*)?[+\d(][\d\s()./\u2010-\u2015\u00a0-]*\d)(?P<rest>(?:\s*[^\d\s].*)?)\Z", re.IGNORECASE
)
_MOBILE = re.compile(r"(?:0|\+46 ?)7([02369])[ -]?(\d{3}) ?(\d{2}) ?(\d{2})")
"""A Swedish mobile number in one of the common ways of writing; all with these digits are valid."""
_FREEPHONE = re.compile(r"077(\d)-?(\d{3})(\d{3})\Z")


def tidy(text: str) -> str:
    """A number nationally (070-123 45 67), a foreign one internationally (+47 22 12 34 56); what is doubtful as it is.

    Several numbers may be separated by commas, and a remark may follow ("ankn 12").
    """
    return ", ".join(_tidied(part) for part in _SEVERAL.split(" ".join(text.split())) if part)


def doubt(text: str) -> str:
    """A sentence about what is probably not a phone number, or "". It warns and never refuses."""
    for part in _SEVERAL.split(text.strip()):
        if part and (why := _why_doubtful(part)):
            return why
    return ""


def _tidied(part: str) -> str:
    found = _NUMBER.match(part)
    known = _read(found["number"]) if found is not None else None
    return f"{known}{found['rest']}" if found is not None and known else part


def _read(number: str) -> str:
    """The number in its form, or "" where it is none that is in use."""
    if (mobile := _MOBILE.fullmatch(number)) is not None:  # nearly all of them: the library takes a hundred times as long
        first, second, third, fourth = mobile.groups()
        return f"07{first}-{second} {third} {fourth}"
    import phonenumbers  # with its tables of all countries it waits for the first number that is written

    try:
        parsed = phonenumbers.parse(number, REGION)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(parsed):
        return ""
    if parsed.country_code != _OWN_CODE:
        return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL))
    shown = str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL))
    bare = "".join(sign for sign in shown if sign.isdecimal())
    free = _FREEPHONE.match(bare)  # 0771-234 567, as it is said; the library writes 077-123 45 67
    return f"077{free[1]}-{free[2]} {free[3]}" if free is not None else shown


def _why_doubtful(part: str) -> str:
    import phonenumbers  # see above

    found = _NUMBER.match(part)
    if found is None:
        return _("“{text}” does not look like a phone number.").format(text=part)
    if _read(found["number"]):
        return ""
    try:
        parsed = phonenumbers.parse(found["number"], REGION)
    except phonenumbers.NumberParseException:
        return _("“{text}” does not look like a phone number.").format(text=part)
    reasons, reason = phonenumbers.ValidationResult, phonenumbers.is_possible_number_with_reason(parsed)
    text = {
        reasons.TOO_SHORT: _("“{text}” is too short for a phone number."),
        reasons.TOO_LONG: _("“{text}” is too long for a phone number."),
        reasons.INVALID_COUNTRY_CODE: _("“{text}” begins with a country code that does not exist."),
        reasons.IS_POSSIBLE_LOCAL_ONLY: _("“{text}” lacks its area code."),
    }.get(reason, _("“{text}” is no number in use; check the digits."))
    return text.format(text=part)
