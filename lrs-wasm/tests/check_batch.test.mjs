// The example program `check_batch`: it checks a file piece by piece, writes the corrected one, and shows no value.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { batch } from "lrs-wasm";

const PROGRAM = fileURLToPath(new URL("../dist/examples/check_batch.js", import.meta.url));
const NAME = "LRB_10009999_241120260930.CSV";
const SAMPLE = fileURLToPath(new URL(`../../examples/data/${NAME}`, import.meta.url));
const TODAY = ["--today", "2026-11-24"];

let home;
before(() => (home = mkdtempSync(join(tmpdir(), "lrs-check-"))));
after(() => rmSync(home, { recursive: true }));

function run(...options) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...options], { encoding: "utf8" });
  return { status, stdout, stderr };
}

test("it says what the library says of the file", () => {
  const { status, stdout, stderr } = run(SAMPLE, ...TODAY);
  assert.deepEqual([status, stderr], [1, ""]);
  const report = batch.check(readFileSync(SAMPLE), { today: "2026-11-24", fileName: NAME });
  assert.ok(stdout.startsWith(`${report.ready} of 500 learners are ready.\n`), stdout);
  assert.equal(stdout.split("\n").filter((line) => / x .* \[.*\]$/.test(line)).length, report.totals.length);
  const values = batch.read(readFileSync(SAMPLE)).flatMap(({ givenName, familyName, uln }) => [givenName, familyName, uln]);
  // The rules themselves speak of the placeholder for a ULN.
  for (const value of values.filter((value) => value?.length > 6 && value !== "9999999999")) assert.ok(!stdout.includes(value), value);
});

test("the corrected file is that of the library, and no file is overwritten", () => {
  const corrected = join(home, "corrected.CSV");
  const { stdout } = run(SAMPLE, ...TODAY, "--corrected", corrected);
  const { file, changed } = batch.correct(readFileSync(SAMPLE), { today: "2026-11-24", fileName: NAME });
  assert.equal(readFileSync(corrected, "utf8"), file);
  assert.ok(stdout.endsWith(`corrected.CSV: 500 learners, ${changed} values put right.\n`), stdout);
  const again = run(SAMPLE, ...TODAY, "--corrected", corrected);
  assert.equal(again.status, 2);
  assert.equal(again.stderr, `check_batch: ${corrected}: there is a file of this name already\n`);
  assert.equal(readFileSync(corrected, "utf8"), file);
  assert.deepEqual(readdirSync(home).filter((name) => name.endsWith(".part")), [], "nothing is left beside it");
  assert.equal(run(corrected, ...TODAY).status, 1, "what only a person can put right is still wrong");
});

test("what cannot be used is said, and nothing is written", () => {
  const path = join(home, "LRB_10009999_241120260930.CSV");
  const corrected = join(home, "none.CSV");
  for (const [content, words] of [
    ["", "[batch.empty]"],
    ["Dear sir,\n", "[batch.not_batch]"],
    ["PK\x03\x04", "[batch.workbook]"],
  ]) {
    writeFileSync(path, content);
    const { status, stdout, stderr } = run(path, "--corrected", corrected);
    assert.deepEqual([status, stdout], [2, ""]);
    assert.ok(stderr.endsWith(`${words}\n`), stderr);
  }
  writeFileSync(path, 'ULN,GivenName,FamilyName\n,Jo,Ng\n,"Al,Ng\n');
  const broken = run(path, "--corrected", corrected);
  assert.equal(broken.status, 2);
  assert.match(broken.stdout, /was not read to its end[^]*batch\.quote_never_closed/);
  assert.ok(!existsSync(corrected));
  for (const [options, words] of [
    [[], "which file?"],
    [[path, path], "which file?"],
    [["--todya", path], "Unknown option"],
    [[home], "the system refuses (EISDIR)"],
    [[join(home, "missing.CSV")], "the system refuses (ENOENT)"],
    [[SAMPLE, "--today", "24/11/2026"], "[input.today]"],
  ]) {
    const { status, stdout, stderr } = run(...options);
    assert.deepEqual([status, stdout], [2, ""], words);
    assert.ok(stderr.startsWith("check_batch: ") && stderr.includes(words), stderr);
  }
});
