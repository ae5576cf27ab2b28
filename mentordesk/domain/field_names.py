"""Says what the records of the file and their fields are called, as the forms call them: for the history in words."""

from typing import NamedTuple

from mentordesk.i18n import N_


class RecordName(NamedTuple):
    """What a kind of record is called, and its fields by column (marked for translation)."""

    record: str
    fields: dict[str, str]


_PERSON = {
    "given_name": N_("Given name"),
    "family_name": N_("Family name"),
    "name_native": N_("Name in its own script"),
    "name_on_certificate": N_("Name on certificates"),
    "gender": N_("Gender"),
    "birth_year": N_("Year of birth"),
    "email": N_("E-mail"),
    "phone": N_("Phone"),
    "street": N_("Street"),
    "postcode": N_("Postcode"),
    "city": N_("City"),
    "district": N_("District"),
    "unit_id": N_("Unit"),
    "workplace": N_("Workplace"),
    "occupation": N_("Occupation"),
    "education": N_("Education"),
    "in_sweden_since": N_("In Sweden since"),
    "sfi_level": N_("SFI level"),
    "availability": N_("Availability"),
    "note": N_("About the person"),
    "protected": N_("Protected identity"),
    "code_name": N_("Code name"),
    "binned_on": N_("In the bin since"),
}
_ROUND = {
    "programme": N_("Programme"),
    "name": N_("Round"),
    "owner": N_("Programme owner"),
    "host": N_("Host organisation"),
    "aim": N_("Aim in one sentence"),
    "starts_on": N_("Starts"),
    "ends_on": N_("Ends"),
    "meetings_from": N_("Pairs meet from"),
    "meetings_to": N_("Pairs meet until"),
    "cadence": N_("Meetings a month"),
    "places": N_("Places"),
    "meeting_minutes": N_("Usual length of a meeting"),
    "allowance_minutes": N_("Paid time a month and pair"),
    "quiet_days": N_("A pair is quiet after"),
    "waiting_days": N_("A mentee has waited too long after"),
    "aim_outcomes": N_("Results that reach the aim"),
    "cert_training": N_("The training is required"),
    "cert_percent": N_("Share of the expected meetings"),
    "cert_network": N_("Network meetings, at least"),
    "number_prefix": N_("Certificate numbers begin with"),
    "language": N_("Language of the paper"),
    "cert_language": N_("Language of certificates"),
    "design": N_("Design of certificates"),
    "place": N_("Place of issue"),
    "signatory_one_id": N_("First signatory"),
    "signatory_two_id": N_("Second signatory"),
    "sample": N_("Sample data"),
    "closed_on": N_("Closed on"),
}
_PAIRING = {
    "round_id": N_("Round"),
    "mentor_id": N_("Mentor"),
    "mentee_id": N_("Mentee"),
    "mentor_type": N_("Type"),
    "status": N_("Status"),
    "starts_on": N_("First day"),
    "ends_on": N_("Last day"),
    "follows_id": N_("Continues"),
    "locked": N_("Locked"),
    "early": N_("Ended before time"),
    "end_reason": N_("Reason"),
    "end_initiator": N_("On whose initiative"),
    "farewell": N_("Formal farewell"),
    "end_note": N_("Note"),
}
_MEETING = {
    "pairing_id": N_("Pairing"),
    "on": N_("Date"),
    "status": N_("Status"),
    "minutes": N_("Length"),
    "form": N_("Form"),
    "absent": N_("Who stayed away"),
    "place": N_("Place"),
    "note": N_("Note"),
}
_ACTIVITY = {
    "round_id": N_("Round"),
    "kind": N_("Kind"),
    "title": N_("Title"),
    "on": N_("Date"),
    "minutes": N_("Length"),
    "place": N_("Place"),
    "paid": N_("Paid working time for mentors"),
    "note": N_("Note"),
}
_ENROLMENT = {
    "person_id": N_("Person"),
    "round_id": N_("Round"),
    "role": N_("Role"),
    "status": N_("Status"),
    "status_on": N_("Since"),
    "capacity": N_("Mentees at once"),
    "types": N_("Type of mentor"),
    "wish": N_("Wish"),
}
_CERTIFICATE = {
    "round_id": N_("Round"),
    "enrolment_id": N_("Person"),
    "serial": N_("Serial number"),
    "number": N_("Number"),
    "kind": N_("Certificate"),
    "issued_on": N_("Issued on"),
    "language": N_("Language"),
    "design": N_("Design"),
    "logo": N_("Logo"),
    "signature_one": N_("First signature"),
    "signature_two": N_("Second signature"),
    "replaces_id": N_("Replaces"),
    "void_on": N_("Void since"),
    "void_reason": N_("Reason"),
    "handed_out_on": N_("Handed out on"),
}
_OUTCOME = {
    "enrolment_id": N_("Person"),
    "point": N_("When"),
    "outcome": N_("Outcome"),
    "on": N_("As of"),
    "employer": N_("Employer, school or workplace"),
    "note": N_("Note"),
}

RECORDS: dict[str, RecordName] = {
    "organisation": RecordName(
        N_("Organisation"), {"name": N_("Name"), "contact": N_("Contact on paper"), "logo": N_("Logo")}
    ),
    "signatory": RecordName(
        N_("Signatory"), {"name": N_("Name"), "title": N_("Title"), "signature": N_("Scanned signature")}
    ),
    "unit": RecordName(N_("Unit"), {"name": N_("Name"), "manager": N_("Manager")}),
    "person": RecordName(N_("Person"), _PERSON),
    "person_language": RecordName(
        N_("Language"), {"person_id": N_("Person"), "language": N_("Language"), "level": N_("Level")}
    ),
    "not_same": RecordName(N_("Not the same person"), {"person_id": N_("Person"), "other_id": N_("Other person")}),
    "merged": RecordName(N_("Merged entry"), {"person_id": N_("Person"), "former_id": N_("Merged entry")}),
    "own_field": RecordName(N_("Own field"), {"name": N_("Name"), "kind": N_("Kind"), "place": N_("Order")}),
    "own_option": RecordName(
        N_("Choice of an own field"), {"own_field_id": N_("Own field"), "name": N_("Name"), "place": N_("Order")}
    ),
    "own_value": RecordName(
        N_("Own field"),
        {
            "person_id": N_("Person"),
            "own_field_id": N_("Own field"),
            "text": N_("Value"),
            "own_option_id": N_("Value"),
        },
    ),
    "round": RecordName(N_("Round"), _ROUND),
    "round_text": RecordName(
        N_("Text on paper"),
        {"round_id": N_("Round"), "key": N_("Which text"), "language": N_("Language"), "text": N_("Text")},
    ),
    "enrolment": RecordName(N_("Enrolment"), _ENROLMENT),
    "status_change": RecordName(
        N_("Status"),
        {"enrolment_id": N_("Person"), "status": N_("Status"), "on": N_("Since"), "reason": N_("Reason")},
    ),
    "agreement": RecordName(
        N_("Agreement"),
        {
            "enrolment_id": N_("Person"),
            "kind": N_("Kind"),
            "printed_on": N_("Printed on"),
            "signed_on": N_("Signed on"),
        },
    ),
    "pairing": RecordName(N_("Pairing"), _PAIRING),
    "pause": RecordName(
        N_("Pause of a pair"),
        {"pairing_id": N_("Pairing"), "from_on": N_("From"), "to_on": N_("Until"), "reason": N_("Reason")},
    ),
    "goal": RecordName(
        N_("Goal"),
        {
            "pairing_id": N_("Pairing"),
            "text": N_("Goal"),
            "set_on": N_("Set on"),
            "due_on": N_("To be reached by"),
            "reached": N_("Reached"),
        },
    ),
    "check_in": RecordName(
        N_("Check-in"),
        {"pairing_id": N_("Pairing"), "due_on": N_("Due on"), "done_on": N_("Done on"), "note": N_("Note")},
    ),
    "meeting": RecordName(N_("Meeting"), _MEETING),
    "activity": RecordName(N_("Activity"), _ACTIVITY),
    "attendance": RecordName(
        N_("Attendance"),
        {"activity_id": N_("Activity"), "enrolment_id": N_("Person"), "status": N_("Status"), "note": N_("Note")},
    ),
    "outcome": RecordName(N_("Outcome"), _OUTCOME),
    "story": RecordName(
        N_("Story"),
        {
            "enrolment_id": N_("Person"),
            "text": N_("In the mentee's words, or about them"),
            "consent": N_("May be printed: consent is given"),
            "consent_on": N_("Consent given on"),
        },
    ),
    "certificate_exception": RecordName(
        N_("Exception from the rule"),
        {"enrolment_id": N_("Person"), "kind": N_("Certificate"), "reason": N_("Reason"), "on": N_("Since")},
    ),
    "note": RecordName(
        N_("Note"),
        {
            "on": N_("Date"),
            "text": N_("Note"),
            "person_id": N_("Person"),
            "pairing_id": N_("Pairing"),
            "round_id": N_("Round"),
        },
    ),
    "saved_filter": RecordName(
        N_("Saved filter"),
        {"page": N_("List"), "name": N_("Name"), "criteria": N_("What it finds"), "place": N_("Order")},
    ),
    "certificate": RecordName(N_("Certificate"), _CERTIFICATE),
}
"""Every kind of record the history tells of. A test holds it against the tables and the forms."""
