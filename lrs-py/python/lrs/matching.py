"""Whether two records are about the same learner, and how to look for one."""

from __future__ import annotations

from lrs._lrs import (
    Candidate,
    FieldEvidence,
    FindOutcome,
    MatchModel,
    MatchPair,
    MatchPolicy,
    MatchQuestion,
    MatchReport,
    Register,
    SearchChange,
    SearchHints,
    SearchVariant,
    UlnConflict,
    cluster,
    compare,
    conflicts,
    dedupe,
    link,
    search_variants,
)

__all__ = [
    "Candidate",
    "FieldEvidence",
    "FindOutcome",
    "MatchModel",
    "MatchPair",
    "MatchPolicy",
    "MatchQuestion",
    "MatchReport",
    "Register",
    "SearchChange",
    "SearchHints",
    "SearchVariant",
    "UlnConflict",
    "cluster",
    "compare",
    "conflicts",
    "dedupe",
    "link",
    "search_variants",
]
