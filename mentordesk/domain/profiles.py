"""Who takes part, in bands: by age and by years in Sweden, so that a report tells of groups and not of people."""

from mentordesk.domain.choices import Choice
from mentordesk.i18n import N_


class AgeBand(Choice):
    """Age in the year in which the round begins."""

    UNDER_25 = "under_25", N_("Under 25")
    TO_34 = "to_34", N_("25–34")
    TO_44 = "to_44", N_("35–44")
    TO_54 = "to_54", N_("45–54")
    TO_64 = "to_64", N_("55–64")
    OLDER = "older", N_("65 or older")
    UNKNOWN = "unknown", N_("Not stated")


class YearsHere(Choice):
    """Years in Sweden in the year in which the round begins."""

    TO_2 = "to_2", N_("0–2 years")
    TO_5 = "to_5", N_("3–5 years")
    TO_10 = "to_10", N_("6–10 years")
    MORE = "more", N_("More than 10 years")
    UNKNOWN = "unknown", N_("Not stated")


_AGES = ((24, AgeBand.UNDER_25), (34, AgeBand.TO_34), (44, AgeBand.TO_44), (54, AgeBand.TO_54), (64, AgeBand.TO_64))
_YEARS = ((2, YearsHere.TO_2), (5, YearsHere.TO_5), (10, YearsHere.TO_10))


def age_band(born: int | None, year: int) -> AgeBand:
    """The band of somebody born in a year; the age is the one reached in `year`."""
    if born is None or born > year:
        return AgeBand.UNKNOWN
    return next((band for most, band in _AGES if year - born <= most), AgeBand.OLDER)


def years_here(came: int | None, year: int) -> YearsHere:
    """The band of somebody who came to Sweden in a year."""
    if came is None or came > year:
        return YearsHere.UNKNOWN
    return next((band for most, band in _YEARS if year - came <= most), YearsHere.MORE)
