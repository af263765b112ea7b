// The example program `match`: it says and draws what the Rust program does, and shows no value unless it is asked for.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../dist/examples/match.js", import.meta.url));
const PAIRS = fileURLToPath(new URL("../../examples/data/match/", import.meta.url));

let home;
before(() => (home = mkdtempSync(join(tmpdir(), "lrs-match-"))));
after(() => rmSync(home, { recursive: true }));

/** Runs the program as a person would. */
function run(...options) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...options], { encoding: "utf8" });
  return { status, stdout, stderr };
}

/** Looks up in one pair of the files that the three programs are compared by. */
const match = (pair, ...options) => run(join(PAIRS, pair, "register.csv"), join(PAIRS, pair, "asked.csv"), ...options);

const drawings = (folder) => {
  const text = (name) => readFileSync(join(folder, name), "utf8");
  return Object.fromEntries(readdirSync(folder).map((name) => [name, text(name)]));
};

for (const [pair, options, drawing] of [["invented", [], "asked-10.svg"], ["odd", ["--show-values"], "asked-1.svg"]]) {
  test(`the ${pair} pair: it says and draws what the Rust program does`, () => {
    const folder = join(home, pair);
    const said = match(pair, "--out", folder, ...options);
    assert.equal(said.status, 0, said.stderr);
    assert.equal(said.stdout, readFileSync(join(PAIRS, pair, "said.txt"), "utf8"));
    const drawn = drawings(folder);
    assert.equal(drawn[drawing], readFileSync(join(PAIRS, pair, drawing), "utf8"));
    const explanations = said.stdout.split("  Why record ").length - 1;
    assert.equal(Object.keys(drawn).length, explanations);
    assert.ok(said.stderr.includes(`Drew ${explanations} explanations: `), said.stderr);
  });
}

test("values are shown only where they are asked for", () => {
  for (const options of [[], ["--show-values"]]) {
    const folder = join(home, `values-${options.length}`);
    const { stdout } = match("odd", "--out", folder, ...options);
    const drawn = Object.values(drawings(folder)).join("");
    for (const value of ["Neill", "Hartnell", "Rowena", "2007-03-12", "EX4 9TR", "Newcastle"]) {
      assert.equal(stdout.includes(value), options.length > 0, value);
      assert.equal(drawn.includes(value), options.length > 0, value);
    }
  }
});

test("nothing is ever overwritten", () => {
  const folder = join(home, "again");
  assert.equal(match("odd", "--out", folder).status, 0);
  const first = drawings(folder);
  const { status, stdout, stderr } = match("odd", "--out", folder, "--show-values");
  assert.deepEqual([status, stdout], [2, ""]);
  assert.ok(stderr.endsWith("; --out wants a new folder\n"), stderr);
  assert.deepEqual(drawings(folder), first);
});

test("what cannot be used is said without its text", () => {
  const heading = "is no learner field; the first line must name the columns";
  const path = join(home, "learners.csv");
  const folder = join(home, "none");
  for (const [content, words] of [
    ["", "no column is a learner field"],
    ["label\n1\n", "no column is a learner field"],
    ["given_name\n", "there are no learners in it"],
    ["Hartnell,LS1 4AP\nNg,EX4 9TR\n", `column 1 ${heading}`],
    ["label,givenName\n1,Bo\n", `column 2 ${heading}`],
    ["label,given_name,surname\n1,Bo,Ng\n", `column 3 ${heading}`],
    ["label,given_name\n1,Bo\n2,Hartnell,3\n", "line 3 has 3 columns, the headings are 2"],
    [Uint8Array.of(...Buffer.from("given_name\nZo"), 0xeb), "it is not UTF-8"],
  ]) {
    writeFileSync(path, content);
    const { status, stdout, stderr } = run(path, join(PAIRS, "odd", "asked.csv"), "--out", folder);
    assert.deepEqual([status, stdout], [2, ""], words);
    assert.ok(stderr.endsWith(`\nmatch: ${path}: ${words}\n`), stderr);
    assert.ok(!existsSync(folder), "no folder is left");
  }
});

test("without two files there is nothing to do", () => {
  for (const options of [[], [join(PAIRS, "odd", "register.csv")], ["--show-valeus", "a", "b"]]) {
    const { status, stdout, stderr } = run(...options);
    assert.deepEqual([status, stdout], [2, ""]);
    assert.ok(stderr.startsWith("match: "), stderr);
  }
  for (const path of [home, join(home, "missing.csv")]) {
    const { status, stderr } = run(path, path);
    assert.equal(status, 2);
    assert.ok(stderr.includes(`\nmatch: ${path}: the system refuses (`), stderr);
  }
});
