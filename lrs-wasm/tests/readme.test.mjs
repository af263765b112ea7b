// Every block of TypeScript in the project's README: it passes `tsc --strict` and what it asserts holds.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import ts from "typescript";

const README = new URL("../../README.md", import.meta.url);
// Inside the package, so that `lrs-wasm` is found under its own name.
const FOLDER = new URL("../dist/readme/", import.meta.url);
const OPTIONS = {
  strict: true,
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
  types: [],
};

const blocks = [...readFileSync(README, "utf8").matchAll(/^```ts\r?\n(.*?)^```/gms)].map((match) => match[1]);

test("the README shows TypeScript", () => assert.notEqual(blocks.length, 0));

for (const [position, block] of blocks.entries()) {
  test(`block ${position + 1} of the README compiles and holds`, async (context) => {
    mkdirSync(FOLDER, { recursive: true });
    const file = fileURLToPath(new URL(`block-${position + 1}.mts`, FOLDER));
    writeFileSync(file, block);
    const program = ts.createProgram([file], OPTIONS);
    const faults = ts.getPreEmitDiagnostics(program);
    assert.deepEqual(faults.map((fault) => ts.flattenDiagnosticMessageText(fault.messageText, "\n")), []);
    program.emit();

    let asserted = 0;
    context.mock.method(console, "log", () => {});
    context.mock.method(console, "assert", (holds) => {
      asserted += 1;
      assert.ok(holds, `assertion ${asserted}`);
    });
    await import(new URL(`block-${position + 1}.mjs`, FOLDER));
    assert.notEqual(asserted, 0, "the block asserts something");
  });
}
