"""How text is compared."""

from __future__ import annotations

from lrs._lrs import name_key, nfc

__all__ = ["name_key", "nfc"]
