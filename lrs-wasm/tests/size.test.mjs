// What a page has to load: the budgets hold for the WebAssembly and its JavaScript together.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

const KB = 1000;
const BUDGETS = { form: 100 * KB, whole: 400 * KB };

/** The entry file of a build. */
const ENTRIES = { form: "form.js", whole: "index.js" };
/** What both entries import. */
const SHARED = ["face.js", "policy.js", "error.js"];

for (const [build, budget] of Object.entries(BUDGETS)) {
  test(`the ${build} build takes at most ${budget / KB} kB, gzipped`, () => {
    const names = [`${build}/lrs_bg.wasm`, `${build}/lrs.js`, ENTRIES[build], ...SHARED];
    const sizes = names.map((name) => [name, zipped(name)]);
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    console.log(`${build}: ${total} bytes gzipped`, Object.fromEntries(sizes));
    assert.ok(total > 10 * KB, "something was built");
    assert.ok(total <= budget, `${total} bytes`);
  });
}

function zipped(name) {
  return gzipSync(readFileSync(new URL(`../dist/${name}`, import.meta.url)), { level: 9 }).length;
}
