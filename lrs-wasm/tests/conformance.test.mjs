// The specification as data, in Node: every case on the whole package, and on the form face what it has.

import assert from "node:assert/strict";
import { test } from "node:test";

import * as whole from "lrs-wasm";
import * as form from "lrs-wasm/form";

import { counts, files, index } from "./files.mjs";
import { runAll } from "./vectors.mjs";

test("every vector holds on the whole package", () => {
  const report = runAll(whole, index, files);
  assert.deepEqual(report.failures, []);
  assert.deepEqual(report.ran, counts, "as many cases ran as each file holds");
});

test("every vector holds on the form face, which has all but batch files", () => {
  const report = runAll(form, index, files, { isPart: true });
  assert.deepEqual(report.failures, []);
  assert.deepEqual(report.missing.filter((name) => !name.startsWith("batch.")), []);
  for (const [file, count] of Object.entries(report.ran)) assert.equal(count, counts[file], file);
});
