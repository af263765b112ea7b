"""A batch file by a pandera schema over a pandas frame, whole columns at once."""

import numpy
import pandas
import pandera.pandas as pandera
from batch_rules import (
    BORN_FIRST,
    BORN_LAST,
    CANDIDATE_NUMBER,
    EMAIL,
    GENDERS,
    IDENTIFYING,
    ISO_DATE,
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
    main,
    prison_postcodes,
)
from pandera.pandas import Check

WEIGHTS = numpy.arange(10, 0, -1)


def days(column):
    """Days of the calendar written as the schema wants them; none where a text is not one."""
    is_iso = column.str.fullmatch(ISO_DATE) & (column != "")
    return pandas.to_datetime(column.where(is_iso), format="%Y-%m-%d", errors="coerce")


def check_digits(column):
    is_uln = column.str.len() == 10
    digits = numpy.frombuffer("".join(column[is_uln]).encode("latin-1", "replace"), dtype=numpy.uint8)
    sums = (digits.reshape(-1, 10).astype(numpy.int64) - ord("0")) @ WEIGHTS
    right = pandas.Series(True, index=column.index)
    right[is_uln] = sums % 11 == 10
    return right


def dates(first, last):
    def between(column):
        found = days(column)
        return (column == "") | found.between(pandas.Timestamp(first), pandas.Timestamp(last))

    return Check(between)


def is_enough(frame):
    return (frame["ULN"] != "") | (frame[list(IDENTIFYING)] != "").all(axis=1)


def is_captured_later(frame):
    return ~(days(frame["DateOfAddressCapture"]) < days(frame["DateOfBirth"]))


def is_described(frame):
    description = frame["OtherVerificationDescription"]
    return ((frame["VerificationType"] == OTHER) == (description != "")) & (description != NO_DESCRIPTION)


def no_prohibited():
    return Check(lambda column: ~column.str.casefold().str.contains(PROHIBITED, regex=False))


def schema():
    checks = {heading: [Check.str_length(0, length)] for heading, length in LENGTHS.items()}
    for heading in NAMES:
        checks[heading].append(Check.str_matches(NAME))
    for heading in REQUIRED:
        checks[heading].append(Check.str_length(1, None))
    for heading in WORDS:
        checks[heading].append(no_prohibited())
    checks["EmailAddress"].append(Check.str_matches(EMAIL))
    checks |= {
        "ULN": [Check.str_matches(ULN), Check(check_digits)],
        "LastKnownPostCode": [Check.str_matches(POSTCODE), Check.notin(prison_postcodes())],
        "DateOfAddressCapture": [dates("1800-01-01", TODAY)],
        "DateOfBirth": [dates(BORN_FIRST, BORN_LAST)],
        "Gender": [Check.isin(GENDERS)],
        "ScottishCandidateNumber": [Check.str_matches(CANDIDATE_NUMBER)],
        "AbilityToShare": [Check.isin(SHARING)],
        "VerificationType": [Check.isin(VERIFICATIONS)],
    }
    columns = {heading: pandera.Column(str, checks) for heading, checks in checks.items()}
    return pandera.DataFrameSchema(columns, [Check(is_enough), Check(is_captured_later), Check(is_described)])


SCHEMA = schema()


def check(path):
    # Without `keep_default_na` a learner called Null would have no name.
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    try:
        SCHEMA.validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        return len(frame), {int(row) + 1 for row in errors.failure_cases["index"].dropna()}
    return len(frame), []


main(check)
