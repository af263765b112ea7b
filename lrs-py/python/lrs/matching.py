"""Whether two records are about the same learner, and how to look for one."""

from __future__ import annotations

from lrs._lrs import SearchChange, SearchHints, SearchVariant, search_variants

__all__ = ["SearchChange", "SearchHints", "SearchVariant", "search_variants"]
