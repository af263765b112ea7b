"""A batch file by a pydantic model over csv.DictReader, one row after the other."""

import csv
import sys
from datetime import date
from typing import Annotated, Literal

from batch_rules import (
    BORN_FIRST,
    BORN_LAST,
    CANDIDATE_NUMBER,
    EMAIL,
    IDENTIFYING,
    LENGTHS,
    NAME,
    NO_DESCRIPTION,
    OTHER,
    POSTCODE,
    PROHIBITED,
    TODAY,
    ULN,
    WORDS,
    has_check_digit,
    main,
    prison_postcodes,
)
from pydantic import AfterValidator, BaseModel, Field, ValidationError, model_validator

PRISONS = prison_postcodes()


def uln(text):
    if text and not has_check_digit(text):
        raise ValueError("check digit")
    return text


def postcode(text):
    if text in PRISONS:
        raise ValueError("a prison's")
    return text


def text(heading, pattern=None, least=None):
    return Annotated[str, Field(min_length=least, max_length=LENGTHS[heading], pattern=pattern)]


def day(first, last):
    return Literal[""] | Annotated[date, Field(ge=first, le=last)]


class Learner(BaseModel):
    ULN: Annotated[str, Field(pattern=ULN), AfterValidator(uln)]
    MISIdentifier: text("MISIdentifier")
    Title: text("Title")
    GivenName: text("GivenName", NAME, 1)
    PreferredGivenName: text("PreferredGivenName", NAME)
    MiddleOtherName: text("MiddleOtherName", NAME)
    FamilyName: text("FamilyName", NAME, 1)
    PreviousFamilyName: text("PreviousFamilyName", NAME)
    FamilyNameAt16: text("FamilyNameAt16", NAME)
    SchoolAtAge16: text("SchoolAtAge16")
    LastKnownAddressLine1: text("LastKnownAddressLine1")
    LastKnownAddressLine2: text("LastKnownAddressLine2")
    LastKnownAddressTown: text("LastKnownAddressTown")
    LastKnownAddressCountyorCity: text("LastKnownAddressCountyorCity")
    LastKnownPostCode: Annotated[str, Field(pattern=POSTCODE), AfterValidator(postcode)]
    DateOfAddressCapture: day(None, TODAY)
    DateOfBirth: day(BORN_FIRST, BORN_LAST)
    PlaceOfBirth: text("PlaceOfBirth")
    EmailAddress: text("EmailAddress", EMAIL)
    Gender: Literal["", "0", "1", "2", "9"]
    Nationality: text("Nationality")
    ScottishCandidateNumber: Annotated[str, Field(pattern=CANDIDATE_NUMBER)]
    AbilityToShare: Literal["", "0", "1", "2"]
    VerificationType: Literal["", "0", "1", "2", "3", "4", "5", "6", "7", "999"]
    OtherVerificationDescription: text("OtherVerificationDescription")
    Notes: text("Notes")

    @model_validator(mode="after")
    def together(self):
        if not self.ULN and not all(getattr(self, heading) for heading in IDENTIFYING):
            raise ValueError("too little to find the learner")
        if self.DateOfAddressCapture and self.DateOfBirth and self.DateOfAddressCapture < self.DateOfBirth:
            raise ValueError("an address before the birth")
        is_other, description = self.VerificationType == OTHER, self.OtherVerificationDescription
        if is_other != bool(description) or description == NO_DESCRIPTION:
            raise ValueError("description of the verification")
        if any(PROHIBITED in getattr(self, heading).casefold() for heading in WORDS):
            raise ValueError("prohibited")
        return self


def check_rows(rows):
    count, faulty = 0, []
    for count, row in enumerate(rows, 1):
        try:
            Learner.model_validate(row)
        except ValidationError:
            faulty.append(count)
    return count, faulty


def check(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return check_rows(csv.DictReader(file))


# With one word more the rows alone, read before.
if sys.argv[4:] == ["rows"]:
    with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
        ROWS = list(csv.DictReader(file))
    main(lambda _: check_rows(ROWS))
else:
    main(check)
