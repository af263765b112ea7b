"""The example ``smtp_gate``, asked by a real mail client: what it answers, hands on and tells."""

from __future__ import annotations

import asyncio
import smtplib
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

PROGRAM = Path(__file__).resolve().parents[2] / "examples" / "python" / "smtp_gate.py"
SENDER, DESK = "jo.bell@college.example.org", "desk@academy.example.org"
CLEAN = b"Subject: Results day\r\n\r\nThe hall opens at nine.\r\n.\r\nBring a pen.\r\n"
BREACH = b"Subject: ULN query\r\n\r\nAmina Khan, born 12/03/2008, has the ULN 9276308686.\r\n"
VALUES = ("Amina", "Khan", "12/03/2008", "9276308686", "Walnut", "jo.bell", "desk@")
ARMOUR = b"-----BEGIN PGP MESSAGE-----\r\n\r\nwcBMA0000000000000\r\n=0000\r\n-----END PGP MESSAGE-----\r\n"
FILE = (
    b"To: desk@academy.example.org\r\nSubject: Class list\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="part"\r\n\r\n--part\r\n\r\nThe list is attached.\r\n--part\r\n'
    b'Content-Type: application/octet-stream; name="list.csv.asc"\r\n'
    b'Content-Disposition: attachment; filename="list.csv.asc"\r\n\r\n' + ARMOUR + b"--part--\r\n"
)
PASSWORD = b"To: desk@academy.example.org\r\nSubject: Second mail\r\n\r\nThe password is Walnut-72-Ferry\r\n"


class Gate:
    """A gate that runs, and what it has told when it has stopped."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process, self.port, self.log = process, port, ""

    def send(self, content: bytes, sender: str = SENDER) -> tuple[int, str]:
        """Send as a mail program does, and give the answer."""
        with smtplib.SMTP("127.0.0.1", self.port, timeout=30) as client:
            client.ehlo()
            client.mail(sender)
            client.rcpt(DESK)
            code, words = client.data(content)
        return code, words.decode("ascii")


@contextmanager
def gate(*options: str) -> Iterator[Gate]:
    """Run the gate as a program, on any port that is free."""
    command = [sys.executable, "-X", "utf8", str(PROGRAM), "--port", "0", "--seconds", "120", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    with process:
        try:
            assert process.stdout is not None and process.stderr is not None
            host, _, port = process.stdout.readline().removeprefix("Listening on ").strip().rpartition(":")
            assert host == "127.0.0.1"
            running = Gate(process, int(port))
            yield running
        finally:
            process.terminate()
        running.log = process.stderr.read()


class Sink:
    """The next server: keeps what it gets, or refuses it."""

    def __init__(self, answer: str = "250 2.0.0 Taken") -> None:
        self.answer = answer
        self.got: list[bytes] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        assert isinstance(envelope.content, bytes)
        self.got.append(envelope.content)
        return self.answer


class Listener(Controller):
    """A server on any port that is free."""

    def _trigger_server(self) -> None:
        # The controller asks its port whether it is there: by now the system has said which one it is.
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def served(sink: Sink) -> Iterator[str]:
    listener = Listener(sink, hostname="127.0.0.1", port=0)
    listener.start()
    try:
        yield f"127.0.0.1:{listener.port}"
    finally:
        listener.stop()


def test_a_breach_is_refused_with_its_reasons_and_no_value() -> None:
    sink = Sink()
    with served(sink) as hop, gate("--next", hop) as running:
        code, words = running.send(BREACH)
    assert code == 550
    lines = words.splitlines()
    assert all(line.startswith("5.7.1 ") and len(line) <= 500 for line in lines)
    assert "a ULN stands in an open e-mail" in words
    assert "guide, 1.4" in words
    assert "encrypt the file and phone the password" in words
    assert sink.got == [], "it went nowhere"
    assert running.log == "message 1: held; uln_with_demographic, several_demographics\n"
    assert not any(value in words + running.log for value in VALUES)


def test_what_may_go_is_handed_on_as_it_was() -> None:
    sink = Sink()
    with served(sink) as hop, gate("--next", hop) as running:
        assert running.send(CLEAN) == (250, "2.0.0 It was handed on")
    assert sink.got == [CLEAN]
    assert running.log == "message 1: may go; 250\n"


def test_without_a_next_server_it_is_accepted() -> None:
    with gate() as running:
        assert running.send(CLEAN) == (250, "2.0.0 It may go")
    assert running.log == "message 1: may go; 250\n"


def test_a_password_that_follows_its_file_is_told() -> None:
    sink = Sink()
    with served(sink) as hop, gate("--next", hop) as running:
        assert running.send(FILE)[0] == 250
        assert running.send(PASSWORD, sender="other@college.example.org")[0] == 250
        assert running.send(PASSWORD, sender=SENDER.upper())[0] == 250
    told = [b"X-LRS-Advice: breach.same_method" in content for content in sink.got]
    assert told == [False, False, True]
    assert sink.got[2].endswith(PASSWORD)
    assert running.log.splitlines()[2] == "message 3: may go; breach.same_method, 250"
    assert not any(value in running.log for value in VALUES)


def test_a_file_that_was_held_is_not_remembered() -> None:
    with gate() as running:
        assert running.send(FILE.replace(b"The list", b"Amina Khan, 12/03/2008. The list"))[0] == 550
        assert running.send(PASSWORD)[0] == 250
    assert "same_method" not in running.log


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        ("550 no: Amina Khan", 554, "5.0.0 The next server refused it"),
        ("451 later, Amina Khan", 451, "4.3.0 The next server wants it later"),
    ],
)
def test_what_the_next_server_says_is_not_repeated(answer: str, code: int, words: str) -> None:
    with served(Sink(answer)) as hop, gate("--next", hop) as running:
        assert running.send(CLEAN) == (code, words)
    assert running.log == f"message 1: may go; {code}\n"


def test_a_next_server_that_is_not_there_keeps_the_mail_with_its_sender() -> None:
    # Nobody listens on the port for nothing.
    with gate("--next", "127.0.0.1:9") as running:
        assert running.send(CLEAN) == (451, "4.4.1 The next server cannot be reached")


def test_a_message_that_is_too_large_is_refused() -> None:
    with gate("--max-bytes", "2000") as running:
        with smtplib.SMTP("127.0.0.1", running.port, timeout=30) as client:
            with pytest.raises(smtplib.SMTPSenderRefused) as refused:
                client.sendmail(SENDER, [DESK], CLEAN + b"a line\r\n" * 400)
            assert refused.value.smtp_code == 552
        # A client that does not say beforehand how large it is.
        code, _ = running.send(CLEAN + b"a line\r\n" * 400)
        assert code == 552
        assert running.send(CLEAN)[0] == 250, "it goes on"
    assert "Amina" not in running.log


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff\xfe\r\n\r\n\x80\x81 Amina Khan",
        b"Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n--a\r\n--a",
        b"Subject: =?utf-8?b?////?=\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%%\r\n",
        b"Content-Type: message/rfc822\r\n\r\n" * 40,
        bytes(range(256)),
    ],
)
def test_malformed_bytes_are_answered_and_the_gate_goes_on(content: bytes) -> None:
    with gate() as running:
        code, words = running.send(content)
        assert code in (250, 550), words
        assert running.send(BREACH)[0] == 550
        assert running.send(CLEAN)[0] == 250
    assert "failed" not in running.log
    assert not any(value in words + running.log for value in VALUES)


def test_it_stops_by_itself() -> None:
    command = [sys.executable, str(PROGRAM), "--port", "0", "--seconds", "0.2"]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert (said.returncode, said.stderr) == (0, "")


def test_a_port_that_is_taken_ends_with_2() -> None:
    with gate() as running:
        command = [sys.executable, str(PROGRAM), "--port", str(running.port)]
        said = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert said.returncode == 2
    assert said.stderr.startswith("smtp_gate: ")
