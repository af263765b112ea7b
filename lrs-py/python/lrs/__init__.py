"""The rules of the UK Learning Records Service (LRS) as pure functions.

>>> import lrs
>>> lrs.Uln.is_valid("9276308686")
True
>>> lrs.Uln.parse("9276308686")
Uln(<redacted>)
"""

from __future__ import annotations

from lrs import (
    access,
    batch,
    breach,
    challenge,
    enrolment,
    error,
    files,
    finding,
    guide,
    learner,
    matching,
    plr,
    text,
    value,
)
from lrs._lrs import __version__
from lrs.batch import BatchPolicy, BatchReport
from lrs.error import LrsError, LrsTypeError
from lrs.finding import Finding, Repair
from lrs.learner import CheckPolicy, LearnerCheck, LearnerDraft, LearnerRecord, ProhibitedText
from lrs.matching import MatchPolicy, MatchReport
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
    "BatchPolicy",
    "BatchReport",
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
    "MatchPolicy",
    "MatchReport",
    "Postcode",
    "ProhibitedText",
    "Repair",
    "Ukprn",
    "Uln",
    "Verification",
    "VerificationType",
    "__version__",
    "access",
    "batch",
    "breach",
    "challenge",
    "enrolment",
    "error",
    "files",
    "finding",
    "guide",
    "learner",
    "matching",
    "plr",
    "text",
    "value",
]
