"""What the peers of the batch check share: the rules as a user would write them down, and what each run prints.

Every rule here is one of the library's: what must be there, lengths, forms and codes of the LRS's schema, the check digit,
ages, dates against each other, the description of a verification, the word "prisoner" and the postcodes of prisons. What the
library says beyond them (repairs, advice, spoilt letters, dates of both orders in one file, names in the wrong place) none of
the peers is asked for.
"""

import sys
from datetime import date
from pathlib import Path
from time import perf_counter

from memory import peak_mib

TODAY = date(2026, 9, 1)
# Of 13 to 110 years on that day.
BORN_FIRST, BORN_LAST = date(1915, 9, 2), date(2013, 9, 1)

LENGTHS = {
    "MISIdentifier": 128,
    "Title": 35,
    "GivenName": 35,
    "PreferredGivenName": 35,
    "MiddleOtherName": 35,
    "FamilyName": 35,
    "PreviousFamilyName": 35,
    "FamilyNameAt16": 35,
    "SchoolAtAge16": 254,
    "LastKnownAddressLine1": 50,
    "LastKnownAddressLine2": 50,
    "LastKnownAddressTown": 50,
    "LastKnownAddressCountyorCity": 50,
    "PlaceOfBirth": 35,
    "EmailAddress": 254,
    "Nationality": 3,
    "OtherVerificationDescription": 255,
    "Notes": 4000,
}
REQUIRED = ("GivenName", "FamilyName")
# Without a ULN these must be there too.
IDENTIFYING = ("DateOfBirth", "Gender", "LastKnownPostCode")
NAMES = ("GivenName", "PreferredGivenName", "MiddleOtherName", "FamilyName", "PreviousFamilyName", "FamilyNameAt16")
# Words about a learner may stand in these.
WORDS = (
    "Title",
    *NAMES,
    "SchoolAtAge16",
    "LastKnownAddressLine1",
    "LastKnownAddressLine2",
    "LastKnownAddressTown",
    "LastKnownAddressCountyorCity",
    "PlaceOfBirth",
    "OtherVerificationDescription",
    "Notes",
)

# A blank is for another rule to say.
ULN = r"^(?:[1-9][0-9]{9})?$"
# Single blanks within a name, none around it. Any letter may stand in one.
NAME = r"^(?:\S+(?: \S+)*)?$"
POSTCODE = r"^(?:(?:GIR|[A-Z]{1,2}[0-9R][0-9A-Z]?|BFPO) (?:[0-9][ABD-HJLNP-UW-Z]{2}|[0-9]{1,4}))?$"
EMAIL = r"^(?:[^@\s]+@[^@\s]+\.[a-zA-Z]{2,6})?$"
ISO_DATE = r"^(?:[0-9]{4}-[0-9]{2}-[0-9]{2})?$"
CANDIDATE_NUMBER = r"^(?:[0-9]{9})?$"
GENDERS = ("", "0", "1", "2", "9")
SHARING = ("", "0", "1", "2")
VERIFICATIONS = ("", "0", "1", "2", "3", "4", "5", "6", "7", "999")
OTHER = "999"
PROHIBITED = "prisoner"
# Not what an "other" verification may be described as.
NO_DESCRIPTION = "ILR"


def prison_postcodes():
    return frozenset(Path("prison_postcodes").read_text(encoding="utf-8").split("\n"))


def has_check_digit(uln):
    return sum(int(digit) * weight for digit, weight in zip(uln, range(10, 0, -1))) % 11 == 10


def main(check):
    """Checks the file of the first word as often as the third says, and writes the faulty records into the second.

    `check` takes a path and gives how many records there are and the numbers of the faulty ones, counted from 1. Each
    run reads the file anew.
    """
    file, found, runs = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    before, best = peak_mib(), float("inf")
    for _ in range(runs):
        start = perf_counter()
        count, faulty = check(file)
        best = min(best, perf_counter() - start)
    found.write_text("".join(f"{record}\n" for record in sorted(set(faulty))), encoding="utf-8")
    print(count, best, peak_mib(), before)
