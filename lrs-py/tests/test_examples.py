"""The example programs do what their heads say."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from lrs import batch

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SAMPLE = EXAMPLES / "data" / "LRB_10009999_241120260930.CSV"
PAIRS = EXAMPLES / "data" / "match"


def run(program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a program as a person would."""
    command = [sys.executable, "-X", "utf8", str(EXAMPLES / "python" / program), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def enrol(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return run("enrol.py", *arguments)


def match(pair: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Look up in one pair of the files that the three programs are compared by."""
    return run("match.py", PAIRS / pair / "register.csv", PAIRS / pair / "asked.csv", *arguments)


def test_an_export_becomes_a_batch_file(tmp_path: Path) -> None:
    export = tmp_path / "students.csv"
    export.write_text("Surname;Forename;DOB;Sex;Post Code;Privacy Notice;ID Type\nNg;Jo;14/03/2008;F;EX4 9TR;1;2\nX;;;;;;\n")
    out = tmp_path / "LRB_10000001_010920260930.CSV"
    said = run("read_export.py", export, "--ukprn", "10000001", "--out", out)
    assert said.returncode == 1, said.stderr
    assert "Surname: family_name (likely: a word that people and systems use for it)" in said.stdout
    assert '"Ng"' in out.read_text()
    assert run("read_export.py", export, "--ukprn", "10000001", "--out", out).returncode == 2
    assert "Ng" not in said.stdout


def test_the_sample_is_a_demonstration() -> None:
    said = enrol()
    assert said.returncode == 0, said.stderr
    assert "of 500 learners are ready" in said.stdout


def by_rust(example: str, *arguments: str | Path) -> None:
    """Run the Rust program, as a person would."""
    command = [os.environ.get("CARGO", "cargo"), "run", "--quiet", "--package", "lrs-examples", "--example", example, "--"]
    said = subprocess.run(
        [*command, *map(str, arguments)], cwd=EXAMPLES.parent, capture_output=True, encoding="utf-8", check=False
    )
    assert said.returncode in (0, 1), said.stderr


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More learners than fit into one file, one in five faulty."""
    path = tmp_path_factory.mktemp("many") / SAMPLE.name
    by_rust("make_sample", path, "5700")
    return path


def as_xml(csv: Path, folder: Path) -> Path:
    """Write the same learners within elements of a college's own."""
    path = folder / SAMPLE.with_suffix(".XML").name
    tags = ['Upload xmlns="urn:example"', "Learners"]
    batch.write_xml(batch.read(csv), path.name, "10009999", to=path, tags=tags, record="Learner", has_file_name=True)
    return path


@pytest.mark.parametrize("kind", ["sample", "many", "xml"])
def test_enrol_writes_the_files_of_the_rust_program(kind: str, many: Path, tmp_path: Path) -> None:
    file = SAMPLE if kind == "sample" else many if kind == "many" else as_xml(many, tmp_path)
    by_rust("enrol", file, "--today", "2026-11-24", "--out", tmp_path / "rust")
    said = enrol(file, "--today", "2026-11-24", "--out", tmp_path / "python")
    assert said.returncode == 1, said.stderr
    rust, python = files(tmp_path / "rust"), files(tmp_path / "python")
    assert sorted(python) == sorted(rust)
    assert [name for name in rust if rust[name] != python[name]] == []
    uploads = [name for name in rust if name.startswith("LRB_")]
    assert len(uploads) == (1 if kind == "sample" else 2)


def test_a_file_is_checked_and_never_overwritten(tmp_path: Path) -> None:
    said = enrol(SAMPLE, "--today", "2026-11-24", "--out", tmp_path)
    assert said.returncode == 1, said.stderr
    names = sorted(path.name for path in tmp_path.iterdir())
    reports = ["changes.csv", "findings.csv", "findings.json", "held_back.CSV", "questions.csv", "report.html", "report.json"]
    assert names == [SAMPLE.name, *reports]
    report = json.loads((tmp_path / "findings.json").read_text(encoding="utf-8"))
    assert (report["format"], report["records"]) == (1, 500)
    corrected = (tmp_path / SAMPLE.name).read_bytes()
    assert enrol(SAMPLE, "--today", "2026-11-24", "--out", tmp_path).returncode == 2
    assert (tmp_path / SAMPLE.name).read_bytes() == corrected


def test_what_cannot_be_read_ends_with_2(tmp_path: Path) -> None:
    binary = tmp_path / "binary.CSV"
    binary.write_bytes(bytes(100))
    for path in (binary, tmp_path, tmp_path / "missing.CSV"):
        said = enrol(path)
        assert (said.returncode, said.stdout) == (2, "")
        assert said.stderr.startswith("enrol: ")


@pytest.mark.parametrize(
    ("pair", "options", "drawing"), [("invented", [], "asked-10.svg"), ("odd", ["--show-values"], "asked-1.svg")]
)
def test_match_says_and_draws_what_the_rust_program_does(
    pair: str, options: list[str], drawing: str, tmp_path: Path
) -> None:
    said = match(pair, "--out", tmp_path / "drawn", *options)
    assert said.returncode == 0, said.stderr
    assert said.stdout == (PAIRS / pair / "said.txt").read_text(encoding="utf-8")
    assert (tmp_path / "drawn" / drawing).read_bytes() == (PAIRS / pair / drawing).read_bytes()
    explanations = said.stdout.count("  Why record ")
    assert len(list((tmp_path / "drawn").iterdir())) == explanations
    assert f"Drew {explanations} explanations: " in said.stderr


def test_match_shows_no_value_unless_asked(tmp_path: Path) -> None:
    hidden = match("odd", "--out", tmp_path / "hidden")
    shown = match("odd", "--out", tmp_path / "shown", "--show-values")
    for said, folder, is_shown in ((hidden, "hidden", False), (shown, "shown", True)):
        drawn = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / folder).iterdir())
        for value in ("Neill", "Hartnell", "Rowena", "2007-03-12", "EX4 9TR", "Newcastle"):
            assert (value in said.stdout) is is_shown, value
            assert (value in drawn) is is_shown, value


def test_match_overwrites_nothing(tmp_path: Path) -> None:
    assert match("odd", "--out", tmp_path / "drawn").returncode == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "drawn").iterdir()}
    said = match("odd", "--out", tmp_path / "drawn", "--show-values")
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr.endswith("; --out wants a new folder\n")
    assert {path.name: path.read_bytes() for path in (tmp_path / "drawn").iterdir()} == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no column is a learner field"),
        (b"label\n1\n", "no column is a learner field"),
        (b"given_name\n", "there are no learners in it"),
        (b"Hartnell,LS1 4AP\nNg,EX4 9TR\n", "column 1 is no learner field; the first line must name the columns"),
        (b"label,given_name,surname\n1,Bo,Ng\n", "column 3 is no learner field; the first line must name the columns"),
        (b"label,given_name\n1,Bo\n2,Hartnell,3\n", "line 3 has 3 columns, the headings are 2"),
        (b"given_name\nZo\xeb\n", "it is not UTF-8"),
    ],
)
def test_match_says_what_cannot_be_used_without_its_text(content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "learners.csv"
    path.write_bytes(content)
    said = run("match.py", path, PAIRS / "odd" / "asked.csv", "--out", tmp_path / "drawn")
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr.endswith(f"\nmatch: {path}: {words}\n"), said.stderr
    assert not (tmp_path / "drawn").exists()


def test_match_without_a_file_ends_with_2(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.csv"):
        said = run("match.py", PAIRS / "odd" / "register.csv", path)
        assert (said.returncode, said.stdout) == (2, "")
        assert f"\nmatch: {path}: " in said.stderr


MAILS = EXAMPLES / "data" / "mails" / "screen"


def screen(*options: str | Path, mail: bytes = b"") -> subprocess.CompletedProcess[str]:
    """Judge mails from the folder of the examples: the Rust test names them so."""
    command = [sys.executable, "-X", "utf8", str(EXAMPLES / "python" / "screen_email.py"), *map(str, options)]
    said = subprocess.run(command, capture_output=True, check=False, cwd=EXAMPLES, input=mail)
    # Not as a text file: a mail's own line ends stay.
    out, err = (text.decode("utf-8").replace("\r\n", "\n") for text in (said.stdout, said.stderr))
    return subprocess.CompletedProcess(command, said.returncode, out, err)


def mails() -> list[str]:
    return [f"data/mails/screen/{path.name}" for path in sorted(MAILS.glob("*.eml"))]


def redacted(folder: Path) -> str:
    texts = ((path.name, path.read_bytes().decode("utf-8")) for path in sorted(folder.iterdir()))
    return "".join(f"=== {name}\n{text}" for name, text in texts)


def test_screen_email_says_and_writes_what_the_rust_program_does(tmp_path: Path) -> None:
    masked = screen("--redact", tmp_path / "redacted", *mails())
    assert (masked.returncode, masked.stderr) == (1, "")
    assert masked.stdout == (MAILS / "said.txt").read_text(encoding="utf-8")
    assert redacted(tmp_path / "redacted") == (MAILS / "redacted.txt").read_bytes().decode("utf-8")
    assert screen("--show", *mails()).stdout == (MAILS / "shown.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("mail", "code", "words"),
    [
        (b"Subject: Results day\n\nThe hall opens at nine.\n", 0, "it may go"),
        (b"Subject: ULN\n\nAmina Khan has the ULN 9276308686.\n", 1, "HELD, it must not go as it is"),
    ],
)
def test_the_exit_code_of_screen_email_is_the_verdict(mail: bytes, code: int, words: str) -> None:
    for options in ([], ["-"]):
        said = screen(*options, mail=mail)
        assert (said.returncode, said.stderr) == (code, "")
        assert said.stdout.startswith(f"standard input: {words}\n")
        assert not any(value in said.stdout for value in ("Amina", "Khan", "9276308686"))


def test_what_screen_email_cannot_read_is_never_taken_for_a_pass(tmp_path: Path) -> None:
    missing = tmp_path / "missing.eml"
    said = screen("-", missing, mail=b"Subject: Hello\n\nHello\n")
    assert said.returncode == 2
    assert said.stderr.startswith(f"screen_email: {missing}: ")
    assert said.stdout.endswith("\n2 mails: 1 may go, 0 held, 1 not read.\n")
    said = screen()
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr == "screen_email: standard input: there is nothing in it\n"
    for no_mail in (b"PK\x03\x04\x14\0", b"%PDF-1.7\n1 0 obj", b"\xd0\xcf\x11\xe0:", b"Amina Khan: 9276308686", b":"):
        said = screen(mail=no_mail)
        assert (said.returncode, said.stdout) == (2, "")
        assert said.stderr == "screen_email: standard input: it is no mail as it travels (.eml)\n"
    assert screen("--shwo").returncode == 2
    assert screen(tmp_path).returncode == 2


def test_screen_email_overwrites_nothing(tmp_path: Path) -> None:
    assert screen("--redact", tmp_path / "redacted", *mails()).returncode == 1
    before = redacted(tmp_path / "redacted")
    said = screen("--redact", tmp_path / "redacted", *mails())
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr.endswith("; --redact wants a new folder\n")
    assert redacted(tmp_path / "redacted") == before


TERM = EXAMPLES / "data" / "college_day"


def test_college_day_says_what_the_rust_program_does() -> None:
    said = run("college_day.py")
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout == (TERM / "said.txt").read_text(encoding="utf-8")


def test_college_day_reads_the_folder_that_is_named(tmp_path: Path) -> None:
    for path in TERM.iterdir():
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(text.replace("C101", "D101"), encoding="utf-8")
    said = run("college_day.py", tmp_path)
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout == (TERM / "said.txt").read_text(encoding="utf-8").replace("C101", "D101")


def test_college_day_names_what_it_cannot_read(tmp_path: Path) -> None:
    said = run("college_day.py", tmp_path)
    assert said.returncode == 2
    assert said.stderr.startswith("college_day: ") and "users.csv" in said.stderr
    (tmp_path / "users.csv").write_text("no list")
    said = run("college_day.py", tmp_path)
    assert said.returncode == 2
    assert said.stderr.startswith("college_day: ") and "no list" not in said.stderr
