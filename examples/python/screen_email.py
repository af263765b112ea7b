"""Say whether e-mails may leave by the security rules of the LRS, and if not, why and what to do instead.

    python screen_email.py [--show] [--redact DIR] [FILE.eml ...]

A file is one mail as it travels; - is the standard input, which is read where no file is named. Values (ULNs, names,
passwords) are shown with --show alone; otherwise x and 9 stand for them. With --redact the text of each mail that
breaches a rule is written into a new folder, with the least taken out that lets it pass. The exit code is 0 when all may
go, 1 when at least one is held, and 2 when at least one could not be read. Nothing is sent anywhere.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

from lrs import breach
from lrs.files import whole_file

# One byte more than is read is enough for the judge to say that a mail is too large.
MOST_BYTES = breach.ReadBounds().message_bytes + 1
# Who mends a mail looks at the first few places and searches for the rest.
MOST_PLACES = 10
# A header (RFC 5322, 2.2), or the first line of a mailbox. A workbook or a mail in a form of its own would be judged by what
# little can be read of it, and pass.
IS_MAIL = re.compile(rb"(\xEF\xBB\xBF)?([!-9;-~]+:|From )")

REASONS = {
    "too_large": "it is too large",
    "too_dense": "it unpacks to far more than its size",
    "too_deep": "it lies too deep inside other files",
    "too_many": "there are too many parts",
    "damaged": "it is damaged",
    "unsupported_kind": "this kind of file is not read",
    "encrypted": "it is encrypted",
}


class Unusable(Exception):
    """A file or folder cannot be used: why, in words."""


def read(path: str) -> bytes:
    """Read the bytes of a mail."""
    try:
        if path == "-":
            data = sys.stdin.buffer.read(MOST_BYTES)
        else:
            with open(path, "rb") as file:
                data = file.read(MOST_BYTES)
    except OSError as error:
        raise Unusable(f"{name(path)}: {error.strerror}") from None
    if not data:
        raise Unusable(f"{name(path)}: there is nothing in it")
    if not IS_MAIL.match(data):
        raise Unusable(f"{name(path)}: it is no mail as it travels (.eml)")
    return data


def name(path: str) -> str:
    # A name that is no text on this system is shown as far as it goes.
    return "standard input" if path == "-" else shown(path.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def make_folder(path: Path) -> None:
    """Make a new folder, so that no file is overwritten. What is left in a mail may be a learner's: for its owner alone."""
    try:
        path.mkdir(mode=0o700)
    except OSError as error:
        raise Unusable(f"{path}: {error.strerror}; --redact wants a new folder") from None


def screen(path: str, number: int, show: bool, redact: Path | None) -> str:
    """Judge one mail, say what was found, and give the verdict."""
    message = breach.EmailMessage.parse(read(path))
    report = breach.assess(message)
    held = report.verdict == "hold"
    print(f"{name(path)}: {'HELD, it must not go as it is' if held else 'it may go'}")
    texts = {part.part: part.text for part in message.parts()}
    for one in report.breaches:
        say_breach(one, texts, show)
    for advice in report.advice:
        print(f"  Advice: {advice.message}" + (f" ({advice.part})" if advice.part else ""))
        print(f"    Rule: {advice.section}")
        print(f"    What to do: {advice.remedy}")
    for unread in report.unread:
        print(f"  Not read: {unread.part}, {REASONS.get(unread.reason, 'it could not be read')}")
    if redact and held and report.breaches:
        write_redacted(message, number, redact)
    return report.verdict


def say_breach(one: breach.Breach, texts: dict[str, str], show: bool) -> None:
    print(f"  Breach: {one.message}")
    print(f"    Rule: {one.section}")
    for evidence in one.evidence[:MOST_PLACES]:
        text = texts.get(evidence.part, "")
        value = text[evidence.span.start : evidence.span.end] if show else evidence.preview
        line = text.count("\n", 0, evidence.span.start) + 1
        place = f"{evidence.part}, line {line}" if "\n" in text else evidence.part
        print(f"    {place}: {kind(evidence.kind)} {shown(value)} ({evidence.confidence} % sure)")
    if one.evidence_count > MOST_PLACES:
        print(f"    and in {one.evidence_count - MOST_PLACES} more places")
    print(f"    What to do: {one.remedy}")


def write_redacted(message: breach.EmailMessage, number: int, folder: Path) -> None:
    """Write a mail with the least taken out that lets it pass. Its name is a number: that of the mail could be a learner's."""
    redaction = breach.redact(message)
    path = folder / f"mail-{number}.txt"
    text = "".join(f"--- {part.part} ---\n{part.text}\n" for part in redaction.message.parts())
    try:
        with whole_file(path, replace=False) as file:
            file.write(text.encode())
    except OSError as error:
        raise Unusable(f"{path}: {error.strerror}") from None
    removed = ", ".join(f"{kind(what)} {count}" for what, count in sorted(redaction.removed.items()))
    now = "may go" if redaction.report.verdict == "send" else "is still held"
    print(f"  Redacted: {path.name}, taken out: {removed}. What is left {now}.")


def kind(code: str) -> str:
    """Say what a piece of evidence is."""
    return "ULN" if code == "uln" else code.replace("_", " ")


def shown(text: str) -> str:
    """Put text into one line: a terminal obeys control characters, so each becomes a space."""
    return "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in text)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Says whether e-mails may leave by the security rules of the LRS.")
    parser.add_argument("files", nargs="*", metavar="FILE", help="a mail (.eml); - or none for the standard input")
    parser.add_argument("--show", action="store_true", help="show ULNs, names and passwords that were found")
    parser.add_argument("--redact", type=Path, metavar="DIR", help="write redacted mails into this new folder")
    return parser.parse_args()


def main() -> int:
    given = arguments()
    files = given.files or ["-"]
    tally: Counter[str] = Counter()
    try:
        if given.redact:
            make_folder(given.redact)
    except Unusable as why:
        print(f"screen_email: {why}", file=sys.stderr)
        return 2
    for number, path in enumerate(files, start=1):
        try:
            tally[screen(path, number, given.show, given.redact)] += 1
        except Unusable as why:
            print(f"screen_email: {why}", file=sys.stderr)
            tally["unread"] += 1
    if len(files) > 1:
        print(f"\n{len(files)} mails: {tally['send']} may go, {tally['hold']} held, {tally['unread']} not read.")
    return 2 if tally["unread"] else int(tally["hold"] > 0)


if __name__ == "__main__":
    # A Windows console or a pipe may have another encoding than UTF-8.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    try:
        code = main()
        sys.stdout.flush()
    except OSError as error:
        # A pipe that nobody reads: who does not hear of a breach must not take it for a pass.
        print(f"screen_email: {error.strerror}", file=sys.stderr)
        code = 2
    sys.exit(code)
