"""A learner's record: as somebody typed it, and as it survived checking."""

from __future__ import annotations

from lrs._lrs import CheckPolicy, LearnerCheck, LearnerDraft, LearnerRecord, ProhibitedText, check

__all__ = ["CheckPolicy", "LearnerCheck", "LearnerDraft", "LearnerRecord", "ProhibitedText", "check"]
