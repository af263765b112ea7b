"""The rules of the UK Learning Records Service (LRS) as pure functions.

>>> import lrs
>>> lrs.Uln.is_valid("9276308686")
True
>>> lrs.Uln.parse("9276308686")
Uln(<redacted>)
"""

from __future__ import annotations

from lrs import error, finding, guide, learner, text, value
from lrs._lrs import __version__
from lrs.error import LrsError, LrsTypeError
from lrs.finding import Finding, Repair
from lrs.learner import CheckPolicy, LearnerCheck, LearnerDraft, LearnerRecord
from lrs.value import (
    AbilityToShare,
    DateOfBirth,
    EmailAddress,
    FamilyName,
    Gender,
    GivenName,
    Postcode,
    Ukprn,
    Uln,
    Verification,
    VerificationType,
)

__all__ = [
    "AbilityToShare",
    "CheckPolicy",
    "DateOfBirth",
    "EmailAddress",
    "FamilyName",
    "Finding",
    "Gender",
    "GivenName",
    "LearnerCheck",
    "LearnerDraft",
    "LearnerRecord",
    "LrsError",
    "LrsTypeError",
    "Postcode",
    "Repair",
    "Ukprn",
    "Uln",
    "Verification",
    "VerificationType",
    "__version__",
    "error",
    "finding",
    "guide",
    "learner",
    "text",
    "value",
]
