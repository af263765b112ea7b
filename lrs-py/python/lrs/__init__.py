"""The rules of the UK Learning Records Service (LRS) as pure functions.

>>> import lrs
>>> lrs.Uln.is_valid("9276308686")
True
>>> lrs.Uln.parse("9276308686")
Uln(<redacted>)
"""

from __future__ import annotations

from lrs import error, finding, guide, learner, value
from lrs._lrs import __version__
from lrs.error import LrsError, LrsTypeError
from lrs.finding import Finding, Repair
from lrs.learner import CheckPolicy, LearnerDraft
from lrs.value import Uln

__all__ = [
    "CheckPolicy",
    "Finding",
    "LearnerDraft",
    "LrsError",
    "LrsTypeError",
    "Repair",
    "Uln",
    "__version__",
    "error",
    "finding",
    "guide",
    "learner",
    "value",
]
