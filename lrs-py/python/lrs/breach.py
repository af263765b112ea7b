"""Whether an e-mail would breach the security rules of the LRS, before it leaves.

>>> from lrs import breach
>>> message = breach.EmailMessage(subject="ULN query", body="Amina Khan has the ULN 9276308686, can you check?")
>>> report = breach.assess(message)
>>> report.verdict
'hold'
>>> [one.kind for one in report.breaches]
['uln_with_demographic']
"""

from __future__ import annotations

from lrs._lrs import (
    Attachment,
    Breach,
    BreachAdvice,
    BreachPolicy,
    BreachReport,
    EmailMessage,
    Evidence,
    MessagePart,
    ReadBounds,
    Redaction,
    Roster,
    Thread,
    Unread,
    assess,
    entity_label,
    redact,
)
from lrs._word import Word

__all__ = [
    "Attachment",
    "Breach",
    "BreachAdvice",
    "BreachKind",
    "BreachPolicy",
    "BreachReport",
    "Channel",
    "EmailMessage",
    "Encryption",
    "EntityKind",
    "Evidence",
    "MessagePart",
    "ReadBounds",
    "Redaction",
    "Roster",
    "Thread",
    "Unread",
    "UnreadReason",
    "assess",
    "redact",
]


class BreachKind(Word):
    """A breach of the LRS's security rules (guide, 1.4, 6.2 and 6.3)."""

    ACCOUNT_SHARING = "account_sharing"
    ULN_WITH_DEMOGRAPHIC = "uln_with_demographic"
    SEVERAL_DEMOGRAPHICS = "several_demographics"
    PASSWORD_WITH_ENCRYPTED_FILE = "password_with_encrypted_file"
    CREDENTIALS = "credentials"
    CHALLENGE_REFERENCE_WITH_DETAILS = "challenge_reference_with_details"


class EntityKind(Word):
    """What a piece of evidence is."""

    ULN = "uln"
    NAME = "name"
    DATE_OF_BIRTH = "date_of_birth"
    GENDER = "gender"
    POSTCODE = "postcode"
    USERNAME = "username"
    PASSWORD = "password"
    CHALLENGE_REFERENCE = "challenge_reference"
    LEARNER_DETAIL = "learner_detail"
    SHARED_ACCOUNT = "shared_account"
    ENCRYPTED_FILE = "encrypted_file"

    @property
    def label(self) -> str:
        """What it is called in a sentence, for example `a date of birth`."""
        return entity_label(self.code) or ""


class Channel(Word):
    """How a message travels."""

    EMAIL = "email"
    PORTAL_DATA_CHALLENGE = "portal_data_challenge"


class Encryption(Word):
    """What keeps a file or message closed to a reader without its password or key."""

    ZIP_AES = "zip_aes"
    ZIP_CRYPTO = "zip_crypto"
    SEVEN_ZIP = "seven_zip"
    PDF = "pdf"
    OFFICE = "office"
    PGP = "pgp"
    SMIME = "smime"
    OTHER = "other"


class UnreadReason(Word):
    """Why a part was not read."""

    TOO_LARGE = "too_large"
    TOO_DENSE = "too_dense"
    TOO_DEEP = "too_deep"
    TOO_MANY = "too_many"
    DAMAGED = "damaged"
    UNSUPPORTED_KIND = "unsupported_kind"
    ENCRYPTED = "encrypted"
