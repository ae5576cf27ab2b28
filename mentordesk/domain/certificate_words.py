"""Puts the facts of a certificate into words of one language, which are frozen on the day of issue."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from mentordesk import i18n
from mentordesk.domain import texts
from mentordesk.domain.activities import ActivityKind
from mentordesk.domain.certificate_content import CertificateContent, Figure, Wording
from mentordesk.domain.certificates import CertificateKind
from mentordesk.domain.enrolments import Role
from mentordesk.domain.lengths import minutes_text
from mentordesk.domain.months import long_date, months_between, period_text
from mentordesk.i18n import _, ngettext


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What stands on the sheet in one language."""

    language: str
    title: str
    lead: str
    body: str
    thanks: str
    figures: tuple[Figure, ...]
    attended: tuple[Figure, ...]

    def __hash__(self) -> int:
        """By the longest part alone: hundreds are looked up that mostly say the same."""
        return hash(self.body)


def wording(content: CertificateContent, language: str, own: Mapping[str, str]) -> Wording:
    """All words of a certificate in a language: the round's `own` texts, standard ones where it has none, and the facts.

    Number and date are added when it is issued (`dated`).
    """
    return next(wordings([content], language, own))


def wordings(contents: Iterable[CertificateContent], language: str, own: Mapping[str, str]) -> Iterator[Wording]:
    """The same of many certificates, in their order."""
    with i18n.speaking(language):
        known = {text.key: texts.wording(own, text.key) for text in texts.of_document("certificate")}
        made = [
            Wording(
                language=language,
                texts=known,
                values=values(content),
                figures=figures(content),
                attended=_attended(content),
            )
            for content in contents
        ]
    return iter(made)


def dated(content: CertificateContent, number: str, on: date) -> CertificateContent:
    """The content with its number, its day and what it replaces, in words of each of its languages."""
    return replace(content, wordings=tuple(_dated(each, content, number, on) for each in content.wordings))


def _dated(each: Wording, content: CertificateContent, number: str, on: date) -> Wording:
    with i18n.speaking(each.language):
        numbered = [_("No. {number}").format(number=number)]
        if content.replaces:
            numbered.append(_("replaces no. {number}").format(number=content.replaces))
        words = _("{place}, {date}").format(place=content.place, date=long_date(on)).strip(" ,")
        return replace(each, dated=words, numbered="  ·  ".join(numbered))


def in_words(content: CertificateContent, kind: CertificateKind, language: str) -> tuple[Words, ...]:
    """What stands on the sheet, in one language or in two.

    Certificates issued before words were frozen are put into words of their `language` by today's program.
    """
    found = content.wordings or (wording(content, language, content.texts),)
    return tuple(_filled(each, content, kind) for each in found)


def foot(content: CertificateContent, language: str, number: str, on: date) -> tuple[str, ...]:
    """Place, day and number, and what it replaces: a line for each language."""
    if not content.wordings:
        content = replace(content, wordings=(Wording(language=language, texts={}, values={}),))
        content = dated(content, number, on)
    return tuple("  ·  ".join(part for part in (each.dated, each.numbered) if part) for each in content.wordings)


def _filled(each: Wording, content: CertificateContent, kind: CertificateKind) -> Words:
    facts = {**each.values, "name": content.name}  # a corrected name, or the code name of who is protected since

    def filled(key: str) -> str:
        return texts.fill(each.texts.get(key, ""), facts)

    return Words(
        language=each.language,
        title=filled(f"title.{kind}"),
        lead=filled("lead"),
        body=filled(f"{kind}.{content.role}"),
        thanks=filled("thanks"),
        figures=each.figures,
        attended=each.attended,
    )


def values(content: CertificateContent) -> dict[str, str]:
    """What the placeholders of the texts stand for, in the language in force."""
    training = sum(each.minutes for each in content.training)
    role = content.types[0].label if content.types else content.role.label
    known = {
        "role": role.lower(),
        "programme": f"{content.programme} {content.round_name}".strip(),
        "meetings": ngettext("{count} meeting", "{count} meetings", content.held).format(count=content.held),
        "hours": _hours(content.meeting_minutes),
        "training": _("{hours} of training").format(hours=_hours(training)),
        "network": _network_meetings(len(content.network)),
    }
    together = {key: value.replace(" ", "\u00a0") for key, value in known.items()}
    period = period_text(content.from_on, content.to_on)
    done = _done(content, together)
    return together | {
        "done": done, "name": content.name, "period": period, "owner": content.owner, "host": content.host
    }  # fmt: skip


def figures(content: CertificateContent) -> tuple[Figure, ...]:
    """The figures of a certificate in a row: months, meetings, hours, training; what there was none of is left out.

    Who did a part of the round has its months among all of them: 6 of 10 months.
    """
    months = content.months if content.round_months else len(months_between(content.from_on, content.to_on))
    part = _("of {count} months").format(count=content.round_months)
    network, group = len(content.network), len(content.attended_of(ActivityKind.GROUP))
    training = sum(each.minutes for each in content.training)
    counted = (
        (months, str(months), part if content.round_months > months else ngettext("month", "months", months)),
        (content.held, str(content.held), ngettext("meeting", "meetings", content.held)),
        (content.meeting_minutes, _short(content.meeting_minutes), _("in meetings")),
        (training, _short(training), _("of training")),
        (network, str(network), ngettext("network meeting", "network meetings", network)),
        (group, str(group), ngettext("group meeting", "group meetings", group)),
    )
    return tuple(Figure(value, label) for count, value, label in counted if count)


def _short(minutes: int) -> str:
    """A length as a figure, which never breaks: 8 h; 8 h 25 min (in Swedish 8 tim 25 min)."""
    return minutes_text(minutes).replace(" ", "\u00a0")


def _network_meetings(count: int) -> str:
    return ngettext("{count} network meeting", "{count} network meetings", count).format(count=count)


def _done(content: CertificateContent, known: dict[str, str]) -> str:
    """All that was done, in words; what there was none of is left out, so that no diploma boasts of 0 hours."""
    events = [known["network"]] if content.network else []
    if group := len(content.attended_of(ActivityKind.GROUP)):
        words = ngettext("{count} group meeting", "{count} group meetings", group).format(count=group)
        events.append(words.replace(" ", "\u00a0"))
    deeds = [_("completed {training}").format(training=known["training"])] if content.training else []
    if content.held or not (content.training or events):
        deeds.append(_met(content).format(meetings=known["meetings"]))
    if events:
        together = _("{first} and {second}").format(first=events[0], second=events[1]) if events[1:] else events[0]
        deeds.append(_("taken part in {events}").format(events=together))
    return _("{deeds} and {last}").format(deeds=", ".join(deeds[:-1]), last=deeds[-1]) if deeds[1:] else deeds[0]


def _met(content: CertificateContent) -> str:
    """With whom the meetings were, one or several."""
    if content.role is Role.MENTOR:
        return ngettext("held {meetings} with the mentee", "held {meetings} with the mentees", content.partners)
    return ngettext("held {meetings} with a mentor", "held {meetings} with mentors", content.partners)


def _hours(minutes: int) -> str:
    """Hours in words: 7 hours; 1 hour 30 minutes."""
    hours, rest = divmod(minutes, 60)
    parts = [ngettext("{count} hour", "{count} hours", hours).format(count=hours)] if hours or not rest else []
    if rest:
        parts.append(ngettext("{count} minute", "{count} minutes", rest).format(count=rest))
    return " ".join(parts)


def _attended(content: CertificateContent) -> tuple[Figure, ...]:
    """When training and network meetings were: what an employer may want to know."""
    kinds = ((_("Training"), content.training), (_("Network meetings"), content.network))
    return tuple(Figure(", ".join(each.on.isoformat() for each in attended), title) for title, attended in kinds if attended)
