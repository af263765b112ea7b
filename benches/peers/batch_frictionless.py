"""A batch file by a frictionless schema with checks of its own for what constraints cannot say."""

from batch_rules import (
    BORN_FIRST,
    BORN_LAST,
    CANDIDATE_NUMBER,
    EMAIL,
    GENDERS,
    IDENTIFYING,
    LENGTHS,
    NAME,
    NAMES,
    NO_DESCRIPTION,
    OTHER,
    POSTCODE,
    PROHIBITED,
    REQUIRED,
    SHARING,
    TODAY,
    ULN,
    VERIFICATIONS,
    WORDS,
    has_check_digit,
    main,
    prison_postcodes,
)
from frictionless import Check, Checklist, Detector, Resource, Schema, errors

PRISONS = prison_postcodes()


def fields():
    constraints = {heading: {"maxLength": length} for heading, length in LENGTHS.items()}
    for heading in NAMES:
        constraints[heading]["pattern"] = NAME
    for heading in REQUIRED:
        constraints[heading]["required"] = True
    constraints["EmailAddress"]["pattern"] = EMAIL
    constraints |= {
        "ULN": {"pattern": ULN},
        "LastKnownPostCode": {"pattern": POSTCODE},
        "Gender": {"enum": list(GENDERS)},
        "ScottishCandidateNumber": {"pattern": CANDIDATE_NUMBER},
        "AbilityToShare": {"enum": list(SHARING)},
        "VerificationType": {"enum": list(VERIFICATIONS)},
    }
    for heading, rules in constraints.items():
        yield {"name": heading, "type": "string", "constraints": rules}
    born = {"minimum": BORN_FIRST.isoformat(), "maximum": BORN_LAST.isoformat()}
    yield {"name": "DateOfBirth", "type": "date", "constraints": born}
    yield {"name": "DateOfAddressCapture", "type": "date", "constraints": {"maximum": TODAY.isoformat()}}


class Together(Check):
    """What a constraint of one field cannot say."""

    Errors = [errors.RowConstraintError]

    def validate_row(self, row):
        if (words := fault(row)) is not None:
            yield errors.RowConstraintError.from_row(row, note=words)


def fault(row):
    uln = row["ULN"]
    # What is not a ULN by its pattern has an error already.
    if uln and len(uln) == 10 and uln.isdecimal() and not has_check_digit(uln):
        return "check digit"
    # A date that is none is blank here, and has an error already.
    if not uln and not all(row[heading] for heading in IDENTIFYING):
        return "too little to find the learner"
    if row["LastKnownPostCode"] in PRISONS:
        return "a prison's"
    born, captured = row["DateOfBirth"], row["DateOfAddressCapture"]
    if born and captured and captured < born:
        return "an address before the birth"
    description = row["OtherVerificationDescription"]
    if (row["VerificationType"] == OTHER) != bool(description) or description == NO_DESCRIPTION:
        return "description of the verification"
    if any(PROHIBITED in row[heading].casefold() for heading in WORDS if row[heading]):
        return "prohibited"
    return None


SCHEMA = Schema.from_descriptor({"fields": list(fields())})
# Columns are found by their heading; those about the file have no rule.
DETECTOR = Detector(schema_sync=True)
CHECKS = Checklist(checks=[Together()])


def check(path):
    resource = Resource(path=path, encoding="utf-8-sig", schema=SCHEMA, detector=DETECTOR)
    (task,) = resource.validate(CHECKS, limit_errors=1_000_000).tasks
    # The row of headings is the first.
    return task.stats["rows"], {error.row_number - 1 for error in task.errors if hasattr(error, "row_number")}


main(check)
