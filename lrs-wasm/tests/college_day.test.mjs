// The example program `college_day`: it says what the Rust program does.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../dist/examples/college_day.js", import.meta.url));
const TERM = fileURLToPath(new URL("../../examples/data/college_day/", import.meta.url));
const SAID = readFileSync(join(TERM, "said.txt"), "utf8");

let home;
before(() => (home = mkdtempSync(join(tmpdir(), "lrs-term-"))));
after(() => rmSync(home, { recursive: true }));

/** Runs the program as a person would. */
function run(...folders) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...folders], { encoding: "utf8" });
  return { status, stdout, stderr };
}

test("it says what the Rust program does", () => {
  assert.deepEqual(run(), { status: 0, stdout: SAID, stderr: "" });
});

test("what cannot be read is named", () => {
  const missing = run(home);
  assert.equal(missing.status, 2);
  assert.equal(missing.stderr, `college_day: ${join(home, "users.csv")}: the system refuses (ENOENT)\n`);
  writeFileSync(join(home, "users.csv"), "no list");
  const { status, stderr } = run(home);
  assert.equal(status, 2);
  assert.ok(stderr.startsWith("college_day: ") && !stderr.includes("no list"), stderr);
});

test("the folder that is named is the one that is read", () => {
  for (const name of readdirSync(TERM)) {
    writeFileSync(join(home, name), readFileSync(join(TERM, name), "utf8").replaceAll("C101", "D101"));
  }
  assert.deepEqual(run(home), { status: 0, stdout: SAID.replaceAll("C101", "D101"), stderr: "" });
});
