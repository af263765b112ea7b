// The same specification in a real browser, on both builds, under a policy that forbids all but our own code.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { serve } from "../../examples/browser/serve.mjs";
import { launch } from "./chromium.mjs";
import { FOLDER, counts, index } from "./files.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
let browser, server;

before(async () => {
  server = await serve({ "/dist/": here("../dist/"), "/tests/": here("./"), "/vectors/": FOLDER });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

for (const [build, isPart] of [["index", false], ["form", true]]) {
  test(`every vector holds in the browser: ${build}`, async () => {
    const page = await browser.newPage();
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    await page.goto(`${server.url}/tests/page.html`);
    const { report, firstCheck } = await page.evaluate(
      async ({ build, isPart, index }) => {
        const face = await import(`/dist/${build}.js`);
        const { runAll } = await import("/tests/vectors.mjs");
        await face.init();
        const start = performance.now();
        const isValid = face.Uln.isValid("9276308685");
        const firstCheck = { milliseconds: performance.now() - start, isValid };
        const read = async ({ file }) => [file, await (await fetch(`/vectors/${file}`)).json()];
        const files = Object.fromEntries(await Promise.all(index.map(read)));
        return { report: runAll(face, index, files, { isPart }), firstCheck };
      },
      { build, isPart, index },
    );
    console.log(`${build}: the first check took ${firstCheck.milliseconds.toFixed(2)} ms`);
    assert.equal(firstCheck.isValid, false);
    assert.deepEqual(report.failures, []);
    if (isPart) {
      assert.deepEqual(report.missing.filter((name) => !/^(batch|breach|matching|plr)\./.test(name)), []);
      for (const [file, count] of Object.entries(report.ran)) assert.equal(count, counts[file], file);
    } else {
      assert.deepEqual(report.ran, counts, "as many cases ran as each file holds");
    }
    assert.deepEqual(complaints, []);
    await page.close();
  });
}
