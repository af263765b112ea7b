"""Secret questions and their answers, by which a Super User knows a user from afar.

>>> from lrs.access import secret
>>> secret.matches("kittiwake", "Kittiwake")
True
>>> [finding.code for finding in secret.check_verification("said Kittiwake", "First pet?", "Kittiwake")]
['secret.answer_written']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lrs import _lrs
from lrs._call import given as _given

if TYPE_CHECKING:
    from lrs._lrs import Finding

__all__ = ["check_verification", "matches"]


def matches(given: str, kept: str) -> bool:
    """Say whether an answer is the one that was set: capitals make no difference, and everything else does."""
    return _lrs.access_secret_matches(_given({"given": given, "kept": kept}))


def check_verification(text: str, question: str = "", answer: str = "") -> list[Finding]:
    """Judge what is to stand under Verification Provided: never the secret question or its answer."""
    names = {"text": text, "question": question, "answer": answer}
    return _lrs.access_secret_check_verification(_given(names))
