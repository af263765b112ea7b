// The page that checks batch files in a real browser: files are chosen and dropped, checked beside the page, corrected and
// downloaded. 100,000 invented learners are held against what the Rust program `enrol` says and writes of the same file.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, ftruncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { launch } from "../../../lrs-wasm/tests/chromium.mjs";
import { batch } from "../../../lrs-wasm/dist/node.js";
import { FOLDERS, serve } from "../serve.mjs";
import { accessibility, visit } from "./visit.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const SHOTS = here("../../../target/screenshots/");
const NAME = "LRB_10009999_241120260930.CSV";
const SAMPLE = here(`../../data/${NAME}`);
const STEM = NAME.replace(".CSV", "");
const TODAY = "2026-11-24";
const LEARNERS = 100_000;
/** How the page checks. */
const POLICY = { today: TODAY, applyUlnFormat: true };
// Where `cargo xtask test page` builds the example programs.
const PROGRAMS = process.env.PROGRAMS ?? here("../../../target/debug/examples");

let browser, server, home, enrol;

before(async () => {
  mkdirSync(SHOTS, { recursive: true });
  home = mkdtempSync(join(tmpdir(), "lrs-page-"));
  mkdirSync(join(home, "large"));
  enrol = checkedByRust(join(home, "large", NAME), join(home, "out"));
  server = await serve(FOLDERS);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.close();
  rmSync(home, { recursive: true });
});

/** Makes a large file of invented learners, and has the Rust program check and correct it. */
function checkedByRust(path, out) {
  const run = (example, options) => {
    const settings = { cwd: here("../../../"), encoding: "utf8", maxBuffer: 2 ** 30 };
    const { status, stdout, stderr } = spawnSync(join(PROGRAMS, example), options, settings);
    assert.ok(status === 0 || status === 1, stderr);
    return stdout;
  };
  run("make_sample", [path, String(LEARNERS)]);
  const report = JSON.parse(run("enrol", [path, "--json", "--today", TODAY, "--out", out]));
  return { path, report, file: (name) => readFileSync(join(out, name)) };
}

/** The page, ready to be used. */
const open = (options = {}) => visit(browser, `${server.url}/batch.html`, "#batch[data-ready]", { today: TODAY, ...options });

/** What stands out to the right, so that one would have to scroll for it. */
function wide(page) {
  return page.evaluate(() => {
    const { clientWidth } = document.documentElement;
    const isOut = (one) => one.getBoundingClientRect().right > clientWidth + 1 && one.getClientRects().length > 0;
    return [...document.querySelectorAll("body *")].filter(isOut).map((one) => one.outerHTML.slice(0, 80));
  });
}

/** Drops files on the page, as a person does with the pointer; a folder is what the browser says is one. */
async function drop(page, paths, { isFolder = false } = {}) {
  const input = await page.evaluateHandle(() => Object.assign(document.createElement("input"), { type: "file", multiple: true }));
  await input.asElement().setInputFiles(paths);
  await input.evaluate((input, isFolder) => {
    const transfer = new DataTransfer();
    for (const file of input.files) transfer.items.add(file);
    if (isFolder) DataTransferItem.prototype.webkitGetAsEntry = () => ({ isDirectory: true });
    document.querySelector("main").dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, isFolder);
}

/** The title of the result, once it is there; it has the focus. */
async function verdict(page) {
  const heading = page.locator(".page-verdict h2");
  await heading.waitFor();
  assert.ok(await heading.evaluate((place) => place === document.activeElement), "the result has the focus");
  return heading.innerText();
}

async function tiles(page) {
  const all = await page.locator(".page-tile").evaluateAll((all) => all.map((tile) => [...tile.children].map((part) => part.textContent)));
  return Object.fromEntries(all.map(([words, number]) => [words, Number(number.replaceAll(",", ""))]));
}

/** What a link downloads, and under which name. */
async function download(page, words) {
  const [got] = await Promise.all([page.waitForEvent("download"), page.click(`text=${words}`)]);
  return { name: got.suggestedFilename(), bytes: readFileSync(await got.path()) };
}

function file(name, content) {
  const path = join(home, name);
  writeFileSync(path, content);
  return path;
}

test("nothing is wrong before a file is chosen: by day, by night, on a narrow screen", async () => {
  for (const [shot, options] of [
    ["batch-empty", {}],
    ["batch-empty-dark", { colorScheme: "dark", reducedMotion: "reduce" }],
    ["batch-empty-narrow", { viewport: { width: 320, height: 640 } }],
  ]) {
    const { context, page, complaints } = await open(options);
    assert.equal(await page.inputValue("#today"), TODAY, "the day is today");
    assert.deepEqual(await accessibility(page), [], shot);
    assert.deepEqual(await wide(page), [], shot);
    await page.screenshot({ path: `${SHOTS}${shot}.png`, fullPage: true });
    assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
    assert.deepEqual(complaints, []);
    await context.close();
  }
});

test("100,000 learners are checked and corrected beside the page, without the network, as Rust does it", async () => {
  const { context, page, complaints, requests } = await open();
  await context.setOffline(true);
  const before = requests.length;
  await page.uncheck("#holdBack");
  // What a person sees: the bar at each frame, and how long the page kept them waiting for one.
  await page.evaluate(() => {
    const seen = (globalThis.seen = { bar: [], gaps: [], start: 0 });
    let last = performance.now();
    requestAnimationFrame(function frame(now) {
      const running = !document.querySelector("#running").hidden;
      if (running) {
        if (seen.bar.length === 0) seen.start = now;
        seen.bar.push(document.querySelector("#bar").value);
        seen.gaps.push(now - last);
        seen.end = now;
      }
      last = now;
      requestAnimationFrame(frame);
    });
  });
  await drop(page, enrol.path);
  const title = await verdict(page);

  const { report } = enrol;
  assert.equal(report.records, LEARNERS);
  assert.equal(title, `${report.ready.toLocaleString("en-GB")} of 100,000 learners are ready`);
  const shown = await tiles(page);
  assert.deepEqual([shown.Learners, shown.Ready, shown["Held back"]], [report.records, report.ready, 0]);
  const times = await page.locator(".page-fault").evaluateAll((all) =>
    all.map((fault) => [fault.querySelector(".govuk-body-s").textContent.match(/\(([^()]*)\)$/)[1], fault.querySelector(".page-times").textContent]),
  );
  const wanted = report.totals.map(({ code, count }) => [code, `${count.toLocaleString("en-GB")} ×`]);
  assert.deepEqual(times.sort(), wanted.sort(), "each rule and field with its exact count");
  assert.ok(times.some(([code]) => code.startsWith("batch.inside.")), "the learners were held against each other");

  const { bar, gaps, start, end } = await page.evaluate(() => globalThis.seen);
  assert.ok(bar.every((value, place) => place === 0 || value >= bar[place - 1]), "the bar never goes back");
  assert.ok(new Set(bar).size > 8, `${new Set(bar).size} places of the bar were seen`);
  assert.ok(bar.length > 10, `${bar.length} frames were drawn meanwhile`);

  const atOnce = batch.correct(new Uint8Array(readFileSync(enrol.path)), { ...POLICY, fileName: NAME });
  const learners = batch.read(atOnce.file, { today: TODAY });
  const parts = LEARNERS / 5_000;
  assert.equal(await page.locator("text=/^Download part /").count(), parts);
  assert.equal(await page.locator("text=Download the corrected file").count(), 0, "the LRS would not take it");
  const names = new Set();
  for (let part = 0; part < parts; part += 1) {
    const { name, bytes } = await download(page, `Download part ${part + 1} of ${parts}`);
    assert.match(name, /^LRB_10009999_\d{12}\.CSV$/);
    names.add(name);
    const those = learners.slice(part * 5_000, (part + 1) * 5_000);
    assert.ok(bytes.equals(Buffer.from(batch.write(those, { fileName: name, ukprn: "10009999" }))), `part ${part + 1}, byte for byte`);
  }
  assert.equal(names.size, parts, "each has a name of its own");
  const listed = await download(page, "Download the findings");
  assert.equal(listed.bytes.toString(), enrol.file("findings.csv").toString(), "and the list is that of the Rust program");
  const printed = await download(page, "Download the report");
  assert.equal(printed.name, `report-${NAME.replace(".CSV", ".html")}`);
  assert.equal(printed.bytes.toString(), enrol.file("report.html").toString(), "and so is the report");

  assert.deepEqual(requests.slice(before).filter((request) => !request.startsWith("GET blob:")), [], "the network was not asked for anything");
  assert.ok(requests.slice(0, before).every((request) => request.startsWith(`GET ${server.url}/`)));
  assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
  assert.deepEqual(complaints, []);
  const memory = await page.workers()[0].evaluate(async (url) => {
    const { default: engine } = await import(`${url}/lrs/files/lrs.js`);
    return (await engine()).memory.buffer.byteLength;
  }, server.url);
  const sorted = gaps.slice(1).sort((one, other) => one - other);
  console.log(`100,000 learners in ${((end - start) / 1000).toFixed(1)} s, ${(memory / 1e6).toFixed(1)} MB of WebAssembly memory; ${bar.length} frames, the longest wait for one ${sorted.at(-1).toFixed(0)} ms`);
  await context.close();
});

test("a check is cancelled within a moment, and another file is checked, also without the network", async () => {
  const { context, page, complaints } = await open();
  await context.setOffline(true);
  await page.setInputFiles("#file", enrol.path);
  await page.waitForFunction(() => document.querySelector("#bar").value > 5);
  const [worker] = page.workers();
  await page.click("text=Cancel");
  assert.ok(await page.isVisible("#batch"));
  assert.ok(!(await page.isVisible("#running")));
  assert.match(await page.locator("#said").innerText(), /^Stopped/);
  for (let turn = 0; turn < 2; turn += 1) {
    await page.setInputFiles("#file", SAMPLE);
    assert.match(await verdict(page), /of 500 learners are ready/);
    assert.equal((await tiles(page)).Learners, 500, "nothing is left of the file before");
    await page.click("text=Check another file");
    assert.equal(await page.evaluate(() => document.activeElement.id), "file");
  }
  // It did as it was told, so that there was no need to end it.
  await page.clock.fastForward(60_000);
  assert.deepEqual(page.workers(), [worker]);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a file that is dropped meanwhile takes the place of the one before", async () => {
  const { context, page } = await open();
  await drop(page, enrol.path);
  await page.waitForFunction(() => document.querySelector("#bar").value > 5);
  const [worker] = page.workers();
  await drop(page, SAMPLE);
  assert.match(await verdict(page), /of 500 learners are ready/);
  await page.clock.fastForward(60_000);
  assert.deepEqual(page.workers(), [worker], "the job before has ended by itself");
  await drop(page, SAMPLE);
  await page.waitForFunction(() => document.querySelector("#running-name").textContent !== "");
  assert.match(await verdict(page), /of 500 learners are ready/);
  await context.close();
});

test("the result: learners held back in a file of their own, by day, by night and on a narrow screen", async () => {
  const bytes = new Uint8Array(readFileSync(SAMPLE));
  const wanted = batch.correct(bytes, { ...POLICY, fileName: NAME, holdBack: true, changes: true, questions: true });
  for (const [shot, options] of [
    ["batch-result", {}],
    ["batch-result-dark", { colorScheme: "dark" }],
    ["batch-result-narrow", { viewport: { width: 320, height: 640 } }],
  ]) {
    const { context, page, complaints } = await open(options);
    await page.setInputFiles("#file", SAMPLE);
    await verdict(page);
    const shown = await tiles(page);
    assert.deepEqual(shown, { Learners: 500, Ready: wanted.written, "Values put right": wanted.changed, "Held back": wanted.heldBack });
    await page.locator(".page-fault summary").first().click();
    await page.screenshot({ path: `${SHOTS}${shot}.png`, fullPage: true });
    assert.deepEqual(await accessibility(page), [], shot);
    assert.deepEqual(await wide(page), [], shot);
    const corrected = await download(page, "Download the corrected file");
    const heldBack = await download(page, "Download those held back");
    assert.deepEqual([corrected.name, heldBack.name], [NAME, `held-back-${NAME}`]);
    assert.equal(String(corrected.bytes), wanted.file);
    assert.equal(String(heldBack.bytes), wanted.heldBackFile);
    const changes = await download(page, "Download the list of changes");
    const questions = await download(page, "Download what to ask");
    assert.deepEqual([changes.name, questions.name], [`changes-${STEM}.csv`, `questions-${STEM}.csv`]);
    assert.deepEqual([String(changes.bytes), String(questions.bytes)], [wanted.changeLog, wanted.questionTable]);
    assert.deepEqual(complaints, []);
    await context.close();
  }
});

test("no learner's value is shown unless the box is ticked", async () => {
  const { context, page } = await open();
  await page.setInputFiles("#file", SAMPLE);
  await verdict(page);
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  const learners = batch.read(new Uint8Array(readFileSync(SAMPLE)));
  const values = learners.flatMap(({ uln, familyName, emailAddress, dateOfBirth }) => [uln, familyName, emailAddress, dateOfBirth]);
  const hidden = await page.locator("main").innerText();
  // The rules themselves speak of the placeholder for a ULN.
  const telling = values.filter((value) => value?.length > 7 && value !== "9999999999");
  const files = ["Download the report", "Download the list of changes", "Download what to ask", "Download the findings"];
  const said = [hidden];
  for (const words of files) said.push(String((await download(page, words)).bytes));
  for (const value of telling) assert.ok(!said.some((text) => text.includes(value)), value);
  await page.check("#showValues");
  await page.waitForSelector(".page-value code");
  const detailed = String((await download(page, "Download the report")).bytes);
  assert.ok(telling.filter((value) => detailed.includes(value)).length > 10, "the report has them too then");
  const shown = await page.locator(".page-value[data-record]").evaluateAll((all) =>
    all.map(({ dataset, textContent }) => [Number(dataset.record), dataset.field, textContent]),
  );
  assert.ok(shown.length > 20);
  for (const [record, field, text] of shown) {
    const value = learners[record - 1][field] ?? "";
    assert.equal(text, value === "" ? ": (empty)" : `: ${value}`, `record ${record}, ${field}`);
  }
  assert.deepEqual(await accessibility(page), []);
  await page.screenshot({ path: `${SHOTS}batch-values.png`, fullPage: true });
  await page.uncheck("#showValues");
  assert.equal(await page.locator("main").innerText(), hidden);
  assert.equal(String((await download(page, "Download the report")).bytes), said[1]);
  await context.close();
});

test("learners' details stand in the lists of changes and questions where that is asked for", async () => {
  const { context, page } = await open();
  await page.check("#isDetailed");
  await page.setInputFiles("#file", SAMPLE);
  await verdict(page);
  const detail = { holdBack: true, changes: true, questions: true, values: true, misIdentifier: true };
  const wanted = batch.correct(new Uint8Array(readFileSync(SAMPLE)), { ...POLICY, fileName: NAME, ...detail });
  const lists = [await download(page, "Download the list of changes"), await download(page, "Download what to ask")];
  assert.deepEqual(lists.map(({ bytes }) => String(bytes)), [wanted.changeLog, wanted.questionTable]);
  await context.close();
});

test("the report is a page of its own, in the colours of its own style", async () => {
  const { context, page, complaints } = await open();
  await page.setInputFiles("#file", SAMPLE);
  await verdict(page);
  const [report] = await Promise.all([context.waitForEvent("page"), page.click("text=Open the report to read or print")]);
  report.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await report.waitForSelector("main#report");
  assert.match(await report.title(), new RegExp(NAME));
  assert.equal(await report.locator("nav ul").evaluate((one) => getComputedStyle(one).display), "flex");
  assert.deepEqual(await report.evaluate(() => [...document.styleSheets].map(({ cssRules }) => cssRules.length > 10)), [true]);
  assert.deepEqual(await accessibility(report), []);
  await report.screenshot({ path: `${SHOTS}batch-report.png`, fullPage: true });
  assert.deepEqual(complaints, [], "its style is one that the page's policy lets in");
  await context.close();
});

test("learners who stand in a file twice are told, with both places", async () => {
  const { context, page } = await open();
  const learners = batch.read(new Uint8Array(readFileSync(SAMPLE))).slice(0, 60);
  const csv = batch.write([...learners, learners[6]], { fileName: NAME, ukprn: "10009999" });
  await page.setInputFiles("#file", file(NAME, csv));
  await verdict(page);
  const fault = page.locator(".page-fault", { hasText: "batch.inside.repeated" });
  await fault.locator("summary").click();
  assert.match(await fault.innerText(), /Record 61, line 62, and record 7/);
  await context.close();
});

const EXPORT = [
  "Students of 2026;;;;;;;;",
  "Surname;Forename;DOB;Sex;Post Code;Privacy Notice;ID Type;Form;Tel",
  ...Array.from({ length: 60 }, (_, place) => `Ng;Jo ${"abcdefghij"[place % 10]};1${place % 10}/03/200${place % 8};F;EX4 9TR;1;2;12A;x`),
].join("\r\n");

test("what the columns of an export are is shown, put right by the keyboard, and the file is read so", async () => {
  for (const [shot, options] of [
    ["batch-columns", {}],
    ["batch-columns-dark", { colorScheme: "dark" }],
    ["batch-columns-narrow", { viewport: { width: 320, height: 640 } }],
  ]) {
    const { context, page, complaints } = await open(options);
    await page.setInputFiles("#file", file("students.csv", EXPORT));
    const title = page.locator("#columns-title");
    await title.waitFor();
    assert.ok(await title.evaluate((place) => place === document.activeElement), "the question has the focus");
    assert.match(await page.title(), /^What the columns are/);
    assert.ok(!(await page.isVisible("#batch")) && !(await page.isVisible("#running")));
    const chosen = () => page.locator("#columns-list select").evaluateAll((all) => all.map(({ value }) => value));
    const guess = ["familyName", "givenName", "dateOfBirth", "gender", "lastKnownPostcode", "abilityToShare", "verificationType", "", ""];
    assert.deepEqual(await chosen(), guess);
    assert.ok(!(await page.locator("main").innerText()).includes("EX4 9TR"), "no learner is shown");
    assert.deepEqual(await accessibility(page), [], shot);
    assert.deepEqual(await wide(page), [], shot);
    await page.screenshot({ path: `${SHOTS}${shot}.png`, fullPage: true });

    // By the keyboard alone: the eighth column is taken for the given name, which the second gives no longer.
    await page.focus("#column-8");
    await page.keyboard.type("Given");
    assert.deepEqual(await chosen(), guess.with(1, "").with(7, "givenName"));
    await page.keyboard.press("Home");
    assert.deepEqual(await chosen(), guess.with(1, ""), "the first choice is not to read it");
    const notes = async () => String(await page.locator("#columns-notes li:visible").allInnerTexts());
    assert.match(await notes(), /No column gives this any more: Given name/);
    await page.focus("#column-2");
    await page.keyboard.type("Given");
    await page.keyboard.press("Tab");
    assert.deepEqual(await chosen(), guess);
    assert.doesNotMatch(await notes(), /any more/);
    await page.fill("#exportUkprn", "1000999");
    await page.keyboard.press("Enter");
    await page.locator("#exportUkprn-error").waitFor();
    assert.ok(await page.isVisible("#columns"), "what was chosen is still there");
    assert.deepEqual(await accessibility(page), []);
    await page.fill("#exportUkprn", "10009999");
    await page.keyboard.press("Enter");
    await verdict(page);
    assert.equal((await tiles(page)).Learners, 60);
    const corrected = await download(page, "Download the corrected file");
    assert.match(corrected.name, /^LRB_10009999_\d{12}\.CSV$/);
    assert.equal(await page.locator(".page-fault", { hasText: "batch.file_name" }).count(), 0, "an export may have any name");
    const map = batch.guessHeadings(EXPORT);
    const policy = { ...POLICY, ukprn: "10009999", fileName: corrected.name, headingMap: map, holdBack: true };
    assert.equal(String(corrected.bytes), batch.correct(EXPORT, policy).file);
    assert.deepEqual(complaints, []);
    await context.close();
  }
});

test("another file can be chosen in place of an export, and a batch file with a slip is no export", async () => {
  const { context, page } = await open();
  await page.setInputFiles("#file", file("students.csv", EXPORT));
  await page.click("text=Choose another file");
  assert.equal(await page.evaluate(() => document.activeElement.id), "file");
  const slipped = readFileSync(SAMPLE, "utf8").replace('"GivenName"', '"givenname"');
  await page.setInputFiles("#file", file(NAME, slipped));
  assert.match(await verdict(page), /of 500 learners are ready/);
  await context.close();
});

test("an XML file is known by its content, and a wrong name is put right", async () => {
  const { context, page } = await open();
  const learners = batch.read(new Uint8Array(readFileSync(SAMPLE))).slice(0, 60);
  const xml = batch.writeXml(learners, { fileName: "LRB_10009999_241120260930.XML", ukprn: "10009999", hasFileName: true });
  await page.setInputFiles("#file", file("lrb_10009999_241120260930.txt", xml));
  await verdict(page);
  assert.equal((await tiles(page)).Learners, 60);
  assert.match(await page.locator(".page-verdict").innerText(), /would not take a file of this name.*LRB_10009999_241120260930\.XML/);
  const corrected = await download(page, "Download the corrected file");
  assert.equal(corrected.name, "LRB_10009999_241120260930.XML");
  assert.match(String(corrected.bytes), /^<\?xml [^]*<FileName>LRB_10009999_241120260930\.XML<\/FileName>/);
  assert.equal(batch.read(new Uint8Array(corrected.bytes)).length + (await tiles(page))["Held back"], 60);

  await page.click("text=Check another file");
  await page.fill("#ukprn", "10001234");
  await page.setInputFiles("#file", file("learners.csv", readFileSync(SAMPLE)));
  await verdict(page);
  const named = await download(page, "Download the corrected file");
  assert.match(named.name, /^LRB_10001234_\d{12}\.CSV$/, "by the UKPRN and when the file was changed");
  assert.ok(String(named.bytes).includes(`"2A","${named.name}","10001234"`), "and the file says so itself");
  await context.close();
});

test("what is no batch file is told at the field, and the next file is checked", async () => {
  const { context, page, complaints } = await open();
  const large = join(home, "large.csv");
  const descriptor = openSync(large, "w");
  ftruncateSync(descriptor, 2 ** 30 + 1);
  closeSync(descriptor);
  const letter = file("letter.csv", "Dear sir,\nplease find attached\n");
  for (const [paths, words, options] of [
    [file("empty.csv", ""), /nothing in this file/],
    [[SAMPLE, letter], /several files/],
    [SAMPLE, /This is a folder/, { isFolder: true }],
    [large, /larger than 1 GB/],
    [letter, /Fewer than three of the columns of a batch file/],
    [file("learners.xlsx", Buffer.from("PK\x03\x04\x14\0\x06\0")), /workbook of a spreadsheet program/],
    [file("learners.pdf", "%PDF-1.7\n1 0 obj"), /PDF document/],
    [file("page.xml", '<!DOCTYPE html><html><body>x</body></html>'), /document type/],
  ]) {
    await drop(page, paths, options);
    await page.locator("#file-error", { hasText: words }).waitFor();
    if (options?.isFolder) await page.evaluate(() => (DataTransferItem.prototype.webkitGetAsEntry = () => null));
    assert.equal(await page.locator(".govuk-error-message").count(), 1);
    assert.equal(await page.evaluate(() => document.activeElement.id), "file");
    assert.equal(await page.getAttribute("#file", "aria-describedby"), "file-hint file-error");
    assert.match(await page.title(), /^Error: /);
    assert.ok(!(await page.isVisible("#running")));
    assert.equal(page.url(), `${server.url}/batch.html`, "it was not opened in place of the page");
  }
  assert.deepEqual(await accessibility(page), []);
  await page.screenshot({ path: `${SHOTS}batch-refused.png`, fullPage: true });
  await page.fill("#ukprn", "1000999");
  await page.setInputFiles("#file", SAMPLE);
  await page.locator("#ukprn-error").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "ukprn");
  assert.deepEqual(await accessibility(page), []);
  await page.fill("#ukprn", "10009999");
  await page.fill("#today", "");
  await page.setInputFiles("#file", SAMPLE);
  await page.locator("#today-error").waitFor();
  await page.fill("#today", TODAY);
  await page.setInputFiles("#file", SAMPLE);
  await verdict(page);
  assert.equal(await page.locator(".govuk-error-message").count(), 0);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a file that breaks off is told, and no corrected file is made of it", async () => {
  const { context, page } = await open();
  const whole = readFileSync(SAMPLE, "utf8");
  await page.setInputFiles("#file", file(NAME, `${whole}"","","","","never closed\r\n`));
  assert.equal(await verdict(page), "The file was not read to its end");
  assert.equal(await page.locator("text=Download the corrected file").count(), 0);
  assert.equal((await tiles(page)).Learners, 500);
  assert.match(await page.locator("#findings").innerText(), /never closed/);
  assert.deepEqual(await accessibility(page), []);
  await context.close();
});

test("what a file says is text, and no page of its own", async () => {
  const { context, page, complaints } = await open();
  const name = "<img src=x onerror=alert(1)>.csv";
  await page.setInputFiles("#file", file(name, 'GivenName,FamilyName,ULN\n<b>1</b>,"<script>alert(1)</script>",<i>\n'));
  await verdict(page);
  await page.check("#showValues");
  await page.waitForSelector(".page-value code", { state: "attached" });
  assert.equal(await page.locator("main img, main script, main b, main i").count(), 0);
  assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a worker that dies is told, and the next file is checked by another", async () => {
  const { context, page } = await open();
  await page.setInputFiles("#file", enrol.path);
  await page.waitForFunction(() => document.querySelector("#bar").value > 1);
  const [worker] = page.workers();
  // As the WebAssembly does when it breaks: nobody catches it.
  await worker.evaluate(() => void setTimeout(() => { throw new WebAssembly.RuntimeError("unreachable"); }));
  const told = page.locator("#problem [role=alert]");
  await told.waitFor();
  assert.match(await told.innerText(), /broke off.*Your file is as it was/s);
  assert.ok(await page.isVisible("#batch"));
  assert.deepEqual(await accessibility(page), []);
  await page.setInputFiles("#file", SAMPLE);
  assert.match(await verdict(page), /of 500 learners are ready/);
  assert.equal(await told.count(), 0);
  assert.equal(page.workers().length, 1);
  assert.notEqual(page.workers()[0], worker);
  await context.close();
});

test("a worker that does not listen is ended when it is cancelled, and another takes its place", async () => {
  const { context, page } = await open();
  await page.setInputFiles("#file", enrol.path);
  await page.waitForFunction(() => document.querySelector("#bar").value > 1);
  const [worker] = page.workers();
  await worker.evaluate(() => void setTimeout(() => { for (;;); }));
  // The page answers all the same.
  assert.deepEqual(await accessibility(page), []);
  await page.screenshot({ path: `${SHOTS}batch-running.png`, fullPage: true });
  await page.click("text=Cancel");
  assert.ok(await page.isVisible("#batch"));
  const ended = worker.waitForEvent("close");
  await page.clock.fastForward(60_000);
  await ended;
  await page.setInputFiles("#file", SAMPLE);
  assert.match(await verdict(page), /of 500 learners are ready/);
  await context.close();
});

test("the keyboard alone is enough", async () => {
  const { context, page } = await open();
  const focused = () => page.evaluate(() => document.activeElement.id);
  // Asked for at once: the browser hands choosers over only some time after somebody waits for one.
  const chosen = page.waitForEvent("filechooser").then((chooser) => chooser.setFiles(SAMPLE));
  await page.focus("#ukprn");
  const order = [];
  for (let press = 0; press < 8 && (await focused()) !== "file"; press += 1) {
    if (order.at(-1) !== (await focused())) order.push(await focused());
    await page.keyboard.press("Tab");
  }
  assert.deepEqual([...order, await focused()], ["ukprn", "today", "holdBack", "isDetailed", "file"]);
  await page.keyboard.press("Enter");
  await chosen;
  await verdict(page);
  await page.keyboard.press("Tab");
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Download the corrected file/);
  await page.focus(".page-fault summary");
  await page.keyboard.press("Enter");
  assert.ok(await page.locator(".page-fault").first().evaluate((one) => one.open));
  await context.close();
});

test("the pages lead to each other", async () => {
  const { context, page } = await open();
  await page.click("footer >> text=Register a learner");
  await page.waitForSelector("#learner[data-ready]");
  await page.click("footer >> text=Check a batch file");
  await page.waitForSelector("#batch[data-ready]");
  await page.click("footer >> text=Check an e-mail before it leaves");
  await page.waitForSelector("#mail[data-ready]");
  await page.click("footer >> text=Check a batch file");
  await page.waitForSelector("#batch[data-ready]");
  await context.close();
});
