"""Hold e-mails that would breach the security rules of the LRS: a small mail server that stands before your own.

    python smtp_gate.py [--port 8025] [--next HOST:PORT] [--max-bytes N] [--seconds N]

A mail program or server sends its mail here instead of to the next server. A message that breaches a rule is answered
with 550 and the reasons, and goes nowhere; any other is handed on to the next server, or only accepted where none is
named. A password that follows its file to the same people by e-mail is let through, as the guide speaks of a separate
method and not of a breach, and told in the log and in the header ``X-LRS-Advice``.

Answers and the log show rules and parts, never what stands in a message or who sent it. The gate listens on this machine
alone unless --host says otherwise: it asks nobody who they are, and encrypts nothing on its way.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import smtplib
import sys
from collections import OrderedDict
from itertools import count
from typing import NamedTuple

from aiosmtpd.smtp import SMTP, Envelope, Session

from lrs import breach

# What most mail servers take.
MOST_BYTES = 33_554_432
# Whoever sent least lately is forgotten first.
MOST_SENDERS = 1_000
# RFC 5321, 4.5.3.1.5: a line of an answer has 512 bytes, code and line end with it.
LONGEST_LINE = 480
MOST_SECONDS = 30


class NextHop(NamedTuple):
    """The server that gets what may go."""

    host: str
    port: int

    def send(self, envelope: Envelope, content: bytes) -> str:
        """Hand a message on, and give the answer to its sender."""
        options = [option for option in envelope.mail_options if option.upper() in ("SMTPUTF8", "BODY=8BITMIME")]
        try:
            with smtplib.SMTP(self.host, self.port, timeout=MOST_SECONDS) as server:
                refused = server.sendmail(envelope.mail_from or "", envelope.rcpt_tos, content, options)
        except smtplib.SMTPRecipientsRefused:
            return "550 5.1.1 The next server takes mail for none of the recipients"
        except smtplib.SMTPResponseException as answer:
            # What it says may quote the message: the code alone is passed on.
            final = 500 <= answer.smtp_code < 600
            return "554 5.0.0 The next server refused it" if final else "451 4.3.0 The next server wants it later"
        except (OSError, smtplib.SMTPException):
            return "451 4.4.1 The next server cannot be reached"
        if refused:
            done = len(envelope.rcpt_tos) - len(refused)
            return f"554 5.1.1 The next server took it for {done} of {len(envelope.rcpt_tos)} recipients"
        return "250 2.0.0 It was handed on"


class Gate:
    """What the server asks about each message."""

    def __init__(self, next_hop: NextHop | None) -> None:
        self.next_hop = next_hop
        self.numbers = count(1)
        self.threads: OrderedDict[str, breach.Thread] = OrderedDict()
        # One judge at a time: a thread of messages is not for two.
        self.judge = asyncio.Lock()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Answer a message: nothing of it stands in the answer."""
        number = next(self.numbers)
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        # Judging and sending would keep the others waiting: both happen beside.
        async with self.judge:
            report = await asyncio.to_thread(self.assess, envelope, content)
        told = [advice.code for advice in report.advice]
        if report.verdict == "hold":
            log(f"message {number}", "held", [one.kind for one in report.breaches] + told)
            return refusal(report)
        answer = "250 2.0.0 It may go"
        if self.next_hop:
            answer = await asyncio.to_thread(self.next_hop.send, envelope, with_advice(content, told))
        log(f"message {number}", "may go", [*told, answer[:3]])
        return answer

    async def handle_exception(self, error: Exception) -> str:
        """Answer where the gate itself fails: the message stays with its sender. The error could quote it."""
        log("the gate", "failed", [type(error).__name__])
        return "451 4.3.0 The gate failed, nothing was sent"

    def assess(self, envelope: Envelope, content: bytes) -> breach.BreachReport:
        """Judge a message. What is held never left, so only what may go is remembered."""
        message = addressed(breach.EmailMessage.parse(content), envelope.rcpt_tos)
        report = breach.assess(message)
        return report if report.verdict == "hold" else self.thread(envelope.mail_from or "").assess(message)

    def thread(self, sender: str) -> breach.Thread:
        """Give what somebody sent before, as far as it is remembered."""
        sender = sender.lower()
        thread = self.threads.pop(sender, None) or breach.Thread()
        self.threads[sender] = thread
        if len(self.threads) > MOST_SENDERS:
            self.threads.popitem(last=False)
        return thread


def addressed(message: breach.EmailMessage, recipients: list[str]) -> breach.EmailMessage:
    """Add whom the header does not name: blind copies stand on the envelope alone."""
    return breach.EmailMessage(
        from_=message.from_,
        to=[*message.to, *recipients],
        subject=message.subject,
        date=message.date,
        body=message.body,
        html=message.html,
        attachments=message.attachments,
        encryption=message.encryption,
        unread=message.unread,
    )


def refusal(report: breach.BreachReport) -> str:
    """Say why a message is held, and what to do instead: an answer of several lines."""
    lines = ["Held by the security rules of the LRS; it was not sent"]
    for one in report.breaches or report.advice:
        lines += [f"{one.message} [{one.section}]", one.remedy]
    texts = [f"5.7.1 {plain(line)}"[:LONGEST_LINE] for line in lines]
    return "\r\n".join([f"550-{text}" for text in texts[:-1]] + [f"550 {texts[-1]}"])


def plain(text: str) -> str:
    """Write text in ASCII, as answers are."""
    for letter, plain_letter in (("’", "'"), ("“", '"'), ("”", '"')):
        text = text.replace(letter, plain_letter)
    return text.encode("ascii", "replace").decode("ascii")


def with_advice(content: bytes, codes: list[str]) -> bytes:
    """Put advice into a header at the top: the next server may show or count it."""
    return b"".join(f"X-LRS-Advice: {code}\r\n".encode("ascii") for code in codes) + content


def log(subject: str, what: str, codes: list[str]) -> None:
    print(f"{subject}: {what}; {', '.join(codes) or 'nothing to tell'}", file=sys.stderr, flush=True)


async def serve(given: argparse.Namespace) -> None:
    loop = asyncio.get_running_loop()
    gate = Gate(given.next)
    options = {"data_size_limit": given.max_bytes, "enable_SMTPUTF8": True, "ident": "lrs gate", "loop": loop}
    server = await loop.create_server(lambda: SMTP(gate, **options), given.host, given.port)
    host, port = server.sockets[0].getsockname()[:2]
    print(f"Listening on {host}:{port}", flush=True)
    await (asyncio.Event().wait() if given.seconds is None else asyncio.sleep(given.seconds))
    # Who is connected still is not waited for.
    server.close()


def hop(text: str) -> NextHop:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal():
        raise argparse.ArgumentTypeError("HOST:PORT is wanted")
    return NextHop(host.strip("[]"), int(port))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Holds e-mails that would breach the security rules of the LRS.")
    parser.add_argument("--host", default="127.0.0.1", help="listen on this address; this machine alone unless you say")
    parser.add_argument("--port", type=int, default=8025, help="8025 unless you say otherwise; 0 is any that is free")
    parser.add_argument("--next", type=hop, metavar="HOST:PORT", help="the server that gets what may go")
    parser.add_argument("--max-bytes", type=int, default=MOST_BYTES, help=f"of a message, {MOST_BYTES} unless you say")
    parser.add_argument("--seconds", type=float, help="stop after so many seconds")
    return parser.parse_args()


def main() -> int:
    # aiosmtpd logs addresses, and errors with what caused them.
    logging.getLogger("mail").addHandler(logging.NullHandler())
    logging.getLogger("mail").propagate = False
    try:
        asyncio.run(serve(arguments()))
    except KeyboardInterrupt:
        return 0
    except OSError as error:
        print(f"smtp_gate: {error.strerror or error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
