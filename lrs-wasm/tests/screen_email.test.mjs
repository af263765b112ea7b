// The example program `screen_email`: it says what the Rust program does, and shows no value unless it is asked for.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../dist/examples/screen_email.js", import.meta.url));
const EXAMPLES = fileURLToPath(new URL("../../examples/", import.meta.url));
/** As the Rust test names them: from the folder of the examples. */
const FOLDER = "data/mails/screen";
const MAILS = readdirSync(join(EXAMPLES, FOLDER)).filter((name) => name.endsWith(".eml")).sort().map((name) => `${FOLDER}/${name}`);

let home;
before(() => (home = mkdtempSync(join(tmpdir(), "lrs-screen-"))));
after(() => rmSync(home, { recursive: true }));

/** Runs the program as a person would. */
function screen(options, input = "") {
  const settings = { encoding: "utf8", cwd: EXAMPLES, input };
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...options], settings);
  return { status, stdout, stderr };
}

const wanted = (name) => readFileSync(join(EXAMPLES, FOLDER, name), "utf8");

const redacted = (folder) =>
  readdirSync(folder).sort().map((name) => `=== ${name}\n${readFileSync(join(folder, name), "utf8")}`).join("");

test("it says and writes what the Rust program does", () => {
  const folder = join(home, "redacted");
  const masked = screen(["--redact", folder, ...MAILS]);
  assert.deepEqual([masked.status, masked.stderr], [1, ""]);
  assert.equal(masked.stdout, wanted("said.txt"));
  assert.equal(redacted(folder), wanted("redacted.txt"));
  const shown = screen(["--show", ...MAILS]);
  assert.equal(shown.stdout, wanted("shown.txt"));
});

test("the exit code is the verdict, and the standard input is a mail", () => {
  for (const [mail, status, words] of [
    ["Subject: Results day\n\nThe hall opens at nine.\n", 0, "it may go"],
    ["Subject: ULN\n\nAmina Khan has the ULN 9276308686.\n", 1, "HELD, it must not go as it is"],
  ]) {
    for (const options of [[], ["-"]]) {
      const said = screen(options, mail);
      assert.deepEqual([said.status, said.stderr], [status, ""]);
      assert.ok(said.stdout.startsWith(`standard input: ${words}\n`), said.stdout);
      for (const value of ["Amina", "Khan", "9276308686"]) assert.ok(!said.stdout.includes(value), value);
    }
  }
});

test("what cannot be read is never taken for a pass", () => {
  const missing = join(home, "missing.eml");
  const said = screen(["-", missing], "Subject: Hello\n\nHello\n");
  assert.equal(said.status, 2);
  assert.equal(said.stderr, `screen_email: ${missing}: the system refuses (ENOENT)\n`);
  assert.ok(said.stdout.endsWith("\n2 mails: 1 may go, 0 held, 1 not read.\n"), said.stdout);
  assert.deepEqual(screen([]), { status: 2, stdout: "", stderr: "screen_email: standard input: there is nothing in it\n" });
  const stderr = "screen_email: standard input: it is no mail as it travels (.eml)\n";
  for (const mail of ["PK\x03\x04\x14\0", "%PDF-1.7\n1 0 obj", Buffer.of(0xd0, 0xcf, 0x11, 0xe0, 0x3a), "Amina Khan: 9276308686", ":"]) {
    assert.deepEqual(screen([], mail), { status: 2, stdout: "", stderr });
  }
  for (const options of [["--shwo"], [home], ["--redact"]]) {
    const said = screen(options);
    assert.deepEqual([said.status, said.stdout], [2, ""]);
    assert.ok(said.stderr.startsWith("screen_email: "), said.stderr);
  }
});

test("nothing is ever overwritten", () => {
  const folder = join(home, "again");
  assert.equal(screen(["--redact", folder, ...MAILS]).status, 1);
  const before = redacted(folder);
  const { status, stdout, stderr } = screen(["--redact", folder, ...MAILS]);
  assert.deepEqual([status, stdout], [2, ""]);
  assert.ok(stderr.endsWith("; --redact wants a new folder\n"), stderr);
  assert.equal(redacted(folder), before);
});
