// The page that judges e-mails in a real browser: pastes, opens and drops mails, reads the reasons, copies what may go.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { launch } from "../../../lrs-wasm/tests/chromium.mjs";
import { FOLDERS, serve } from "../serve.mjs";
import { accessibility, visit } from "./visit.mjs";

const SHOTS = fileURLToPath(new URL("../../../target/screenshots/", import.meta.url));
const MAILS = fileURLToPath(new URL("../../data/mails/screen/", import.meta.url));
const BREACH = "Hello,\n\nAmina Khan, born 12/03/2008, has the ULN 9276308686.\n";

let browser, server;

before(async () => {
  mkdirSync(SHOTS, { recursive: true });
  server = await serve(FOLDERS);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** The page, ready to be used. */
const open = (options = {}) => visit(browser, `${server.url}/mail.html`, "#mail[data-ready]", options);

/** The verdict, once it is there; it has the focus. */
async function verdict(page) {
  const heading = page.locator(".page-verdict h2");
  await heading.waitFor();
  assert.ok(await heading.evaluate((place) => place === document.activeElement), "the verdict has the focus");
  return heading.innerText();
}

async function paste(page, text) {
  await page.fill("#text", text);
  await page.click("text=Check this e-mail");
  return verdict(page);
}

const marks = (page) =>
  page.locator("mark").evaluateAll((all) =>
    all.map((mark) => [mark.firstChild.textContent, mark.querySelector(".page-kind").textContent]),
  );

/** Drops something on the page, as a person does with the pointer. */
async function drop(page, { name, bytes, text }) {
  const data = await page.evaluateHandle(
    ({ name, bytes, text }) => {
      const transfer = new DataTransfer();
      if (text === undefined) transfer.items.add(new File([Uint8Array.from(bytes)], name));
      else transfer.setData("text/plain", text);
      return transfer;
    },
    { name, bytes, text },
  );
  await page.dispatchEvent("main", "drop", { dataTransfer: data });
}

test("nothing is wrong before anything is pasted", async () => {
  const { context, page, complaints } = await open();
  assert.ok(!(await page.isVisible("#result")));
  assert.match(await page.locator("main").innerText(), /does not open office\s+files, archives and PDFs/);
  assert.deepEqual(await accessibility(page), []);
  await page.screenshot({ path: `${SHOTS}mail-empty.png`, fullPage: true });
  assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a breach is held without the network: reasons, marked evidence, and what may go", async () => {
  const { context, page, complaints, requests } = await open();
  await context.setOffline(true);
  const before = requests.length;
  assert.equal(await paste(page, BREACH), "Held: it must not go as it is");
  assert.match(await page.title(), /^Held/);
  const said = await page.locator(".page-verdict").innerText();
  assert.match(said, /A ULN stands in an open e-mail/);
  assert.match(said, /guide, 1\.4/);
  assert.match(said, /What to do: .*encrypt the file/);
  assert.deepEqual(await marks(page), [
    ["Amina Khan", "name"],
    ["12/03/2008", "date of birth"],
    ["9276308686", "ULN"],
  ]);
  const rest = await page.inputValue("#redacted");
  assert.equal(rest, "Hello,\n\n[removed], born [removed], has the ULN 9276308686.\n", "the least is taken out");
  assert.match(await page.locator("#result").innerText(), /Taken out: .*\. What is left may go\./);
  assert.deepEqual(await accessibility(page), []);
  await page.screenshot({ path: `${SHOTS}mail-held.png`, fullPage: true });
  assert.deepEqual(requests.slice(before), [], "the network was not asked for anything");
  assert.ok(requests.every((request) => request.startsWith(`GET ${server.url}/`)));
  assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
  assert.deepEqual(complaints, []);
  // What was taken out passes when it is judged again.
  assert.equal(await paste(page, rest), "It may go");
  await context.close();
});

test("each reason leads to its place with the keyboard alone", async () => {
  const { context, page } = await open();
  await page.focus("#text");
  await page.keyboard.insertText(BREACH);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await verdict(page);
  await page.keyboard.press("Tab");
  const link = page.locator(".page-verdict a").first();
  assert.ok(await link.evaluate((place) => place === document.activeElement), "the first place is next");
  const target = (await link.getAttribute("href")).slice(1);
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), target);
  await page.focus("text=Check another e-mail");
  await page.keyboard.press("Enter");
  assert.ok(!(await page.isVisible("#result")));
  assert.equal(await page.inputValue("#text"), "");
  assert.equal(await page.evaluate(() => document.activeElement.id), "text");
  await context.close();
});

test("a version that may go is copied", async () => {
  const { context, page } = await open({ permissions: ["clipboard-read", "clipboard-write"] });
  await paste(page, BREACH);
  await page.click("text=Copy this version");
  await page.waitForFunction(() => document.querySelector("#said").textContent === "Copied");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, await page.inputValue("#redacted"));
  await context.close();
});

test("where the browser refuses to copy, the text is selected", async () => {
  const { context, page, complaints } = await open();
  await page.evaluate(() => (navigator.clipboard.writeText = () => Promise.reject(new Error("no"))));
  await paste(page, BREACH);
  await page.click("text=Copy this version");
  await page.waitForFunction(() => document.activeElement.id === "redacted");
  const selected = await page.locator("#redacted").evaluate(({ selectionStart, selectionEnd }) => selectionEnd - selectionStart);
  assert.equal(selected, (await page.inputValue("#redacted")).length);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a mail file is opened: what is hidden in its page is found", async () => {
  const { context, page } = await open();
  await page.setInputFiles("#file", `${MAILS}html.eml`);
  assert.match(await verdict(page), /^Held/);
  assert.match(await page.inputValue("#redacted"), /^--- subject ---\n[^]*\n--- html ---\n/);
  const found = await marks(page);
  assert.deepEqual(found.filter(([, kind]) => kind === "ULN"), [["9276308686", "ULN"]]);
  assert.ok(found.some(([value]) => value === "Zoë O’Neill"), JSON.stringify(found));
  await context.close();
});

test("a mail file is dropped, and a pasted source is read as a mail", async () => {
  const { context, page } = await open();
  await drop(page, { name: "mail.eml", bytes: [...readFileSync(`${MAILS}uln-and-name.eml`)] });
  assert.match(await verdict(page), /^Held/);
  assert.equal(page.url(), `${server.url}/mail.html`, "it was not opened in place of the page");
  await drop(page, { text: "The hall opens at nine." });
  await page.waitForFunction(() => document.querySelector(".page-verdict h2")?.textContent === "It may go");
  const source = readFileSync(`${MAILS}list.eml`, "utf8");
  assert.match(await paste(page, source), /^Held/);
  assert.ok((await marks(page)).length >= 14, "the list that hangs on it is read");
  assert.match(await page.locator("#result").innerText(), /Attachment 1/);
  await context.close();
});

test("what was not read is told", async () => {
  const { context, page } = await open();
  await page.setInputFiles("#file", `${MAILS}picture.eml`);
  assert.equal(await verdict(page), "It may go");
  assert.equal(await page.locator("#unread").innerText(), "attachment 1: this page does not open files of this kind");
  assert.match(await page.locator(".page-verdict").innerText(), /Look into it yourself before it goes/);
  assert.deepEqual(await accessibility(page), []);
  await page.setInputFiles("#file", `${MAILS}damaged.eml`);
  await page.waitForFunction(() => document.querySelector(".page-verdict h2")?.textContent.startsWith("Held"));
  assert.match(await page.locator("#unread").innerText(), /it is damaged/);
  assert.match(await page.locator(".page-verdict").innerText(), /A part could not be read/);
  await page.screenshot({ path: `${SHOTS}mail-unread.png`, fullPage: true });
  await context.close();
});

test("without a mail there is an error at the field, and never a pass", async () => {
  const { context, page, complaints } = await open();
  await page.click("text=Check this e-mail");
  assert.match(await page.locator("#text-error").innerText(), /Paste an e-mail/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "text");
  assert.equal(await page.getAttribute("#text", "aria-describedby"), "text-hint text-error");
  assert.match(await page.title(), /^Error: /);
  assert.deepEqual(await accessibility(page), []);
  await paste(page, BREACH);
  for (const [bytes, words] of [
    [[0xd0, 0xcf, 0x11, 0xe0, 0xa1], /This is no mail file/],
    [[...Buffer.from("PK\x03\x04")], /This is no mail file/],
    [[], /There is nothing in this file/],
  ]) {
    await drop(page, { name: "mail.msg", bytes });
    await page.locator("#file-error", { hasText: words }).waitFor();
    assert.ok(!(await page.isVisible("#result")), "the verdict of another mail is gone");
    assert.equal(await page.locator(".govuk-error-message").count(), 1);
    assert.deepEqual(await accessibility(page), []);
  }
  assert.deepEqual(complaints, []);
  await context.close();
});

test("what a mail says is text, and no page of its own", async () => {
  const { context, page, complaints } = await open();
  const source = "Subject: <img src=x onerror=alert(1)>\n\n<script>alert(1)</script> Amina Khan 9276308686 <b>bold</b>\n";
  assert.match(await paste(page, source), /^Held/);
  assert.equal(await page.locator("#result img, #result script, #result b").count(), 0);
  assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("the pages lead to each other", async () => {
  const { context, page } = await open();
  await page.click("footer >> text=Register a learner");
  await page.waitForSelector("#learner[data-ready]");
  await page.click("footer >> text=Check an e-mail before it leaves");
  await page.waitForSelector("#mail[data-ready]");
  await context.close();
});
