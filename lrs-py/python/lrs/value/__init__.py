"""One value each: a ULN is not a number, a postcode is not just any text.

A value type carries its validity: what has been parsed need not be checked again.
"""

from __future__ import annotations

from lrs.value import email_address, name, postcode, sharing, uln, verification
from lrs.value.date import Date, DateOfBirth, DateReading
from lrs.value.email_address import EmailAddress, EmailAddressRepair
from lrs.value.gender import Gender, GenderReading
from lrs.value.identifier import ScottishCandidateNumber, Uci, Ukprn, Upn
from lrs.value.name import FamilyName, GivenName
from lrs.value.postcode import Postcode, PostcodeParts, PostcodeReading, PostcodeRepair
from lrs.value.sharing import AbilityToShare, Visibility
from lrs.value.uln import Uln, UlnRepair
from lrs.value.user_role import UserRole
from lrs.value.verification import NoneProvided, Verification, VerificationType

__all__ = [
    "AbilityToShare",
    "Date",
    "DateOfBirth",
    "DateReading",
    "EmailAddress",
    "EmailAddressRepair",
    "FamilyName",
    "Gender",
    "GenderReading",
    "GivenName",
    "NoneProvided",
    "Postcode",
    "PostcodeParts",
    "PostcodeReading",
    "PostcodeRepair",
    "ScottishCandidateNumber",
    "Uci",
    "Ukprn",
    "Uln",
    "UlnRepair",
    "Upn",
    "UserRole",
    "Verification",
    "VerificationType",
    "Visibility",
    "email_address",
    "name",
    "postcode",
    "sharing",
    "uln",
    "verification",
]
