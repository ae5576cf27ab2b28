"""Changes rounds with their rules and texts, the organisation behind them and those who sign."""

from dataclasses import replace
from datetime import date
from typing import Any

from mentordesk.actions import _records, _removal
from mentordesk.domain import programmes as rules
from mentordesk.domain.activities import Activity
from mentordesk.domain.months import plus_months
from mentordesk.domain.problems import Problem, RuleBroken, demand
from mentordesk.domain.programmes import Round, RoundText, Signatory
from mentordesk.i18n import LANGUAGES, _, ngettext
from mentordesk.queries import certificates, programmes, records
from mentordesk.storage.tables.activities import ActivityTable
from mentordesk.storage.tables.programmes import OrganisationTable, RoundTable, RoundTextTable, SignatoryTable


def add_round(**fields: Any) -> int:
    """Add a round with the fields of `Round`; returns its id.

    Its certificates are in the language of its paper unless something else is given. An organisation that has no name
    yet is called as the round's host, or else as its owner.
    """
    if "language" in fields:
        fields.setdefault("cert_language", fields["language"])
    added = Round(id=0, **fields)
    round_id = _add(added)
    name = added.host.strip() or added.owner.strip()
    if name and not added.sample and not programmes.organisation().name:
        update_organisation(name=name)
    return round_id


def update_round(round_id: int, **changes: Any) -> None:
    """Change fields of a round."""
    before = programmes.get(round_id)
    after = replace(before, **changes)
    demand(*_problems(after, before))
    _records.update(RoundTable, before, after)


def copy_round(round_id: int, *, name: str | None = None, years: int = 1) -> int:
    """Make a round like another, some years later: its rules, texts and activities, but no people; returns its id.

    Without a name the year in the old one is moved along.
    """
    copied = programmes.get(round_id)
    prefixes = {known.number_prefix for known in programmes.rounds()}
    for _year in range(years):
        copied = rules.year_later(copied, prefixes)
    copy_id = _add(copied if name is None else replace(copied, name=name.strip()))
    for text in records.all_as(RoundText, RoundTextTable.select().where(RoundTextTable.round_id == round_id)):
        _records.insert(RoundTextTable, replace(text, round_id=copy_id))
    for event in records.all_as(Activity, ActivityTable.select().where(ActivityTable.round_id == round_id)):
        _records.insert(ActivityTable, replace(event, round_id=copy_id, on=plus_months(event.on, 12 * years)))
    return copy_id


def close_round(round_id: int, *, on: date) -> None:
    """Close a round whose pairings have all ended."""
    before = programmes.get(round_id)
    still_open = programmes.open_pairings(round_id)
    if still_open:
        text = ngettext(
            "{count} pairing is still open. End it first.",
            "{count} pairings are still open. End them first.",
            still_open,
        )
        raise RuleBroken.at("", text.format(count=still_open))
    _records.update(RoundTable, before, replace(before, closed_on=on))


def reopen_round(round_id: int) -> None:
    """Take back that a round is closed."""
    before = programmes.get(round_id)
    _records.update(RoundTable, before, replace(before, closed_on=None))


def remove_round(round_id: int) -> None:
    """Remove a round with everything in it: enrolments, pairings, meetings, activities, outcomes and notes.

    The people stay, but those of a sample round go with it when they are in no other round. A round with
    certificates in the register cannot be removed, since the register is for ever; a sample's register goes.
    """
    doomed = programmes.get(round_id)
    issued = certificates.issued_in(round_id)
    if issued and not doomed.sample:
        text = ngettext(
            "{count} certificate has been issued in this round, so it cannot be removed. Close it instead.",
            "{count} certificates have been issued in this round, so it cannot be removed. Close it instead.",
            issued,
        )
        raise RuleBroken.at("", text.format(count=issued))
    people = _removal.people_only_in(round_id) if doomed.sample else []
    _removal.remove_round(round_id)
    _removal.remove_people(people)


def remove_sample_rounds() -> None:
    """Remove all sample rounds with their people, and the signatories, units and organisation invented for them."""
    samples = [round_ for round_ in programmes.rounds() if round_.sample]
    units = set().union(*(_removal.units_in(sample.id) for sample in samples))
    signatories = {
        signatory_id
        for sample in samples
        for signatory_id in (sample.signatory_one_id, sample.signatory_two_id)
        if signatory_id is not None
    }
    for sample in samples:
        remove_round(sample.id)
    _removal.remove_unused_units(units)
    _removal.remove_unused_signatories(signatories)
    name = programmes.organisation().name
    if name and any(name in f"{sample.owner}\n{sample.host}" for sample in samples):
        update_organisation(name="", contact="", logo=None)


def set_text(round_id: int, *, key: str, language: str, text: str) -> None:
    """Give a round its own text in place of the standard one on paper."""
    programmes.get(round_id)
    known = _own_text(round_id, key, language)
    if RoundTextTable.select().where(known).exists():
        RoundTextTable.update(text=text).where(known, RoundTextTable.text != text).execute()
    else:
        RoundTextTable.insert(round_id=round_id, key=key, language=language, text=text).execute()


def reset_text(round_id: int, *, key: str, language: str) -> None:
    """Take the standard text again."""
    RoundTextTable.delete().where(_own_text(round_id, key, language)).execute()


def reset_texts(round_id: int, *, language: str | None = None) -> None:
    """Take all standard texts again, of one language or of all."""
    for code in LANGUAGES if language is None else (language,):
        for key in programmes.texts(round_id, code):
            reset_text(round_id, key=key, language=code)


def copy_texts(from_round: int, to_round: int) -> int:
    """Give a round the own texts of another one, in every language; its others go. Returns how many it has then."""
    programmes.get(to_round)
    wanted = records.all_as(RoundText, RoundTextTable.select().where(RoundTextTable.round_id == from_round))
    keys = {(text.key, text.language) for text in wanted}
    for known in records.all_as(RoundText, RoundTextTable.select().where(RoundTextTable.round_id == to_round)):
        if (known.key, known.language) not in keys:
            reset_text(to_round, key=known.key, language=known.language)
    for text in wanted:
        set_text(to_round, key=text.key, language=text.language, text=text.text)
    return len(wanted)


def update_organisation(**changes: Any) -> None:
    """Change name, contact or logo of the organisation; the caller has looked at the size of the logo."""
    before = programmes.organisation()
    _records.update(OrganisationTable, before, replace(before, **changes))


def add_signatory(*, name: str, title: str = "", signature: bytes | None = None, first_of: int | None = None) -> int:
    """Add somebody who signs; returns the id. The round `first_of` gets them as its first signatory if it has none."""
    signatory = Signatory(id=0, name=name.strip(), title=title, signature=signature)
    demand(_signatory_problem(signatory))
    signatory_id = _records.insert(SignatoryTable, signatory)
    if first_of is not None and programmes.get(first_of).signatory_one_id is None:
        update_round(first_of, signatory_one_id=signatory_id)
    return signatory_id


def update_signatory(signatory_id: int, **changes: Any) -> None:
    """Change name, title or scanned signature of somebody who signs."""
    before = programmes.signatory(signatory_id)
    after = replace(before, **changes)
    demand(_signatory_problem(after))
    _records.update(SignatoryTable, before, after)


def remove_signatory(signatory_id: int) -> None:
    """Remove somebody who signs in no round."""
    signs = (RoundTable.signatory_one_id == signatory_id) | (RoundTable.signatory_two_id == signatory_id)
    titles = [one.title for one in records.all_as(Round, RoundTable.select().where(signs).order_by(RoundTable.id))]
    if titles:
        text = _("This person signs in {rounds}. Choose somebody else there first.")
        raise RuleBroken.at("", text.format(rounds=", ".join(titles)))
    SignatoryTable.delete().where(SignatoryTable.id == signatory_id).execute()


def _add(new: Round) -> int:
    demand(*_problems(new))
    return _records.insert(RoundTable, new)


def _problems(wanted: Round, before: Round | None = None) -> list[Problem]:
    """What stands against a new round, or against a changed one that was like `before`."""
    problems = list(rules.problems(wanted))
    others = [known for known in programmes.rounds() if before is None or known.id != before.id]
    name = (wanted.programme.strip(), wanted.name.strip())
    if any((known.programme, known.name) == name for known in others):
        problems.append(Problem("name", _("There is already a round with this name.")))
    prefix = wanted.number_prefix.strip()
    is_new = before is None or prefix != before.number_prefix
    if prefix and is_new and any(known.number_prefix == prefix for known in others):
        problems.append(Problem("number_prefix", _("Another round has this prefix; numbers would be given out twice.")))
    if before is not None and is_new and certificates.issued_in(before.id):
        problems.append(Problem("number_prefix", _("Numbers with the old prefix have been given out; it stays.")))
    return problems


def _own_text(round_id: int, key: str, language: str) -> Any:
    own = RoundTextTable
    return (own.round_id == round_id) & (own.key == key) & (own.language == language)


def _signatory_problem(signatory: Signatory) -> Problem | None:
    return None if signatory.name.strip() else Problem("name", _("Give the name of the person who signs."))
