"""What the vectors of `breach` do not say: messages as objects, values of evidence, settings that cannot be."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

import lrs
from lrs import _lrs, breach

ULN = "9276308686"
BODY = f"\N{GRINNING FACE} Amina Khan has the ULN {ULN}, can you check?"


def test_evidence_points_at_its_value() -> None:
    """Spans count code points, and `value` gives what stands there, of a message or of a dictionary."""
    message = breach.EmailMessage(subject="ULN query", body=BODY)
    report = breach.assess(message)
    assert report.verdict == "hold"
    (found,) = report.breaches
    assert found.kind == breach.BreachKind.ULN_WITH_DEMOGRAPHIC
    assert found.kind == "uln_with_demographic"
    assert found.section == "guide, 1.4 (Security Requirements)"
    assert found.evidence_count == len(found.evidence) == 2
    name, uln = found.evidence
    assert (name.kind, uln.kind) == ("name", "uln")
    for evidence, value in ((name, "Amina Khan"), (uln, ULN)):
        assert evidence.part == "body"
        assert BODY[evidence.span.start : evidence.span.end] == value
        assert evidence.value(message) == evidence.value({"body": BODY}) == value
        assert evidence.learner == 0
    assert uln.preview == "9999999999"
    assert uln.value({"body": "another text"}) is None
    assert breach.assess({"subject": "ULN query", "body": BODY}) == report


def test_a_message_is_what_it_was_made_of() -> None:
    """Every keyword is an attribute; enums and their codes are the same."""
    message = breach.EmailMessage(
        from_="Jo Bell <jo@example.org>",
        to=["sam@example.org"],
        subject="Exams",
        date=datetime.date(2026, 9, 1),
        body="See the file.",
        html="<p>See&nbsp;the file.</p>",
        attachments=[
            breach.Attachment(name="list.zip", encryption=breach.Encryption.ZIP_AES),
            {"name": "notes.txt", "text": "The hall opens at nine."},
        ],
        channel=breach.Channel.PORTAL_DATA_CHALLENGE,
        encryption="smime",
        unread=[{"part": "attachment 1", "reason": "encrypted"}],
    )
    assert message.from_ == "Jo Bell <jo@example.org>"
    assert message.to == ["sam@example.org"]
    assert message.date == datetime.date(2026, 9, 1)
    assert [one.encryption for one in message.attachments] == ["zip_aes", None]
    assert message.channel == "portal_data_challenge"
    assert message.encryption == breach.Encryption.SMIME
    assert [(one.part, one.reason) for one in message.unread] == [("attachment 1", "encrypted")]
    assert [part.part for part in message.parts()] == [
        "subject",
        "body",
        "html",
        "name of attachment 1",
        "name of attachment 2",
        "attachment 2",
    ]
    again = {
        "from_": message.from_,
        "to": message.to,
        "date": "2026-09-01",
        "attachments": message.attachments,
        "channel": message.channel,
        "unread": message.unread,
    }
    assert breach.assess(again).unread == message.unread
    names = ["from_", "to", "subject", "date", "body", "html", "attachments", "channel", "encryption", "unread"]
    assert breach.EmailMessage(**{name: getattr(message, name) for name in names}) == message
    assert breach.EmailMessage() == breach.EmailMessage(subject=None, to=(), attachments=[])


def test_bytes_are_read_within_bounds() -> None:
    """What is beyond them is named, and holds the message."""
    data = b"Subject: Exams\r\n\r\nThe hall opens at nine."
    assert breach.EmailMessage.parse(data).body == "The hall opens at nine."
    cut = breach.EmailMessage.parse(bytearray(data), bounds=breach.ReadBounds(message_bytes=20))
    assert cut.body == "Th"
    report = breach.assess(cut)
    assert report.verdict == "hold"
    assert [(one.code, one.part) for one in report.advice] == [("breach.unreadable_part", "body")]
    assert report.advice[0].remedy.endswith(".")


def test_files_are_opened() -> None:
    """A file hangs on a new message, with all that is in it; the old one stays as it was."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("class.csv", f"ULN,Given name,Family name\n{ULN},Amina,Khan\n")
    message = breach.EmailMessage(subject="Class list")
    with_file = message.attach("class.zip", packed.getvalue())
    assert message.attachments == []
    assert [one.name for one in with_file.attachments] == ["class.zip", "class.zip/class.csv"]
    report = breach.assess(with_file)
    assert [one.kind for one in report.breaches] == ["uln_with_demographic"]
    assert {evidence.part for evidence in report.breaches[0].evidence} == {"attachment 2"}
    cut = message.attach("class.zip", packed.getvalue(), bounds=breach.ReadBounds(message_bytes=20))
    assert [(one.part, one.reason) for one in cut.unread] == [("attachment 1", "too_large")]


def test_a_redaction_counts_what_it_took_out() -> None:
    """The least is taken out, and what is left passes."""
    redaction = breach.redact({"body": BODY})
    assert redaction.report.verdict == "send"
    assert sum(redaction.removed.values()) == redaction.message.body.count("[removed]") == 1
    assert set(redaction.removed) <= {"uln", "name"}


def test_a_roster_tells_learners_apart() -> None:
    """Drafts, dictionaries and tables are taken; the same roster serves many policies."""
    roster = breach.Roster([{"given_name": "Amina", "family_name": "Khan", "uln": ULN}, lrs.LearnerDraft()])
    assert len(roster) == 2
    assert len(breach.Roster({"uln": [ULN, None, ""]})) == 3
    policy = breach.BreachPolicy(roster=roster, today="2026-09-01", organisation_postcodes=["cv49ee"])
    assert policy.roster is not None
    assert len(policy.roster) == 2
    assert policy.today == datetime.date(2026, 9, 1)
    assert policy.organisation_postcodes == ["CV4 9EE"]
    assert breach.assess({"body": BODY}, policy).verdict == "hold"
    assert breach.assess({"body": BODY}, breach.BreachPolicy(hold=[breach.BreachKind.CREDENTIALS])).verdict == "send"


def test_a_thread_remembers() -> None:
    """A password that follows its file by the same way is told."""
    thread = breach.Thread()
    to = ["desk@example.org"]
    closed = breach.Attachment(name="list.zip", encryption="zip_aes")
    assert not thread.assess(breach.EmailMessage(to=to, attachments=[closed])).advice
    report = thread.assess({"to": to, "body": "The password is Walnut-72-Ferry"})
    assert [advice.code for advice in report.advice] == ["breach.same_method"]
    assert len(thread) == 2


def test_the_enums_have_every_code() -> None:
    """As many as the core has, in its order."""
    assert _lrs.breach_codes() == [
        [one.code for one in breach.BreachKind],
        [one.code for one in breach.EntityKind],
        [one.code for one in breach.Channel],
        [one.code for one in breach.Encryption],
        [one.code for one in breach.UnreadReason],
    ]
    assert str(breach.Channel.EMAIL) == breach.Channel.EMAIL.code == "email"
    assert breach.Channel("email") is breach.Channel.EMAIL


REFUSED: list[tuple[Callable[[], object], str, str]] = [
    (lambda: breach.EmailMessage(subject=5), "input.not_text", ""),  # type: ignore[arg-type]
    (lambda: breach.EmailMessage(body=b"text"), "input.not_text", ""),  # type: ignore[arg-type]
    (lambda: breach.EmailMessage(to="sam@example.org"), "input.setting", "to must be a list of texts"),
    (lambda: breach.EmailMessage(to=[5]), "input.not_text", ""),  # type: ignore[list-item]
    (lambda: breach.EmailMessage(channel="fax"), "input.setting", "channel must be one of email, "),
    (lambda: breach.EmailMessage(date="1 September"), "input.setting", "date must be a date"),
    (
        lambda: breach.EmailMessage(attachments=[{"encryption": "rot13"}]),
        "input.setting",
        "attachments must be a list of attachments",
    ),
    (lambda: breach.EmailMessage(attachments=[{"size": 5}]), "input.unknown_name", ""),
    (lambda: breach.EmailMessage(attachments=["list.zip"]), "input.shape", ""),  # type: ignore[list-item]
    (lambda: breach.Attachment(encryption="rot13"), "input.setting", "encryption must be a code of Encryption"),
    (lambda: breach.assess({"title": "Exams"}), "input.unknown_name", ""),
    (lambda: breach.assess("Exams"), "input.shape", ""),  # type: ignore[arg-type]
    (lambda: breach.assess({"unread": [{"part": "letter", "reason": "damaged"}]}), "input.setting", ""),
    (lambda: breach.BreachPolicy(floor=101), "input.setting", "floor must be a whole number from 0 to 100"),
    (lambda: breach.BreachPolicy(hold=["theft"]), "input.setting", "hold must be a list of codes of BreachKind"),
    (lambda: breach.BreachPolicy(today="soon"), "input.today", ""),
    (lambda: breach.BreachPolicy(edition="2018"), "input.setting", "edition must be one of guide, 2019"),
    (lambda: breach.BreachPolicy(organisation_postcodes=["nowhere"]), "input.setting", "a list of postcodes"),
    (lambda: breach.ReadBounds(depth=0), "input.setting", "depth must be a whole number from 1"),
]


@pytest.mark.parametrize(("act", "code", "words"), REFUSED, ids=[str(place) for place in range(len(REFUSED))])
def test_what_cannot_be_is_refused(act: Callable[[], Any], code: str, words: str) -> None:
    """With the code, and with the keyword where one is wrong."""
    with pytest.raises(lrs.LrsError) as caught:
        act()
    assert caught.value.code == code
    assert words in str(caught.value)


def test_every_kind_of_evidence_has_words() -> None:
    """For a sentence, as the core has them."""
    labels = {kind: kind.label for kind in breach.EntityKind}
    assert labels[breach.EntityKind.DATE_OF_BIRTH] == "a date of birth"
    assert all(labels.values())
    assert len(set(labels.values())) == len(labels)
