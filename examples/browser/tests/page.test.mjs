// The page in a real browser: leaves fields, reads messages, accepts a repair, sends the learner in.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { launch } from "../../../lrs-wasm/tests/chromium.mjs";
import { FOLDERS, serve } from "../serve.mjs";
import { accessibility, visit } from "./visit.mjs";

const SHOTS = fileURLToPath(new URL("../../../target/screenshots/", import.meta.url));

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
const open = (options = {}) => visit(browser, `${server.url}/`, "#learner[data-ready]", options);

const error = async (page, field) => {
  const shown = page.locator(`[data-field="${field}"] .govuk-error-message`);
  return (await shown.count()) === 0 ? null : (await shown.innerText()).replace("Error:", "").trim();
};

async function leave(page, selector, text) {
  await page.fill(selector, text);
  await page.locator(selector).blur();
}

async function fillAll(page) {
  await page.fill("#givenName", "Zoë");
  await page.fill("#familyName", "O'Neill");
  await page.fill("#dateOfBirth-day", "12");
  await page.fill("#dateOfBirth-month", "3");
  await page.fill("#dateOfBirth-year", "2008");
  await page.check("#gender");
  await page.fill("#lastKnownPostcode", "CF10 3AT");
  await page.selectOption("#verificationType", "2");
  await page.check("#abilityToShare");
}

test("nothing is wrong before anything is typed", async () => {
  const { context, page, complaints } = await open();
  assert.equal(await page.locator(".govuk-error-message").count(), 0);
  assert.deepEqual(await accessibility(page), []);
  await page.screenshot({ path: `${SHOTS}register-empty.png`, fullPage: true });
  assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a field is judged when it is left, and not while it is typed in", async () => {
  const { context, page } = await open();
  await page.fill("#lastKnownPostcode", "E1 6CA");
  assert.equal(await error(page, "lastKnownPostcode"), null);
  await page.locator("#lastKnownPostcode").blur();
  assert.match(await error(page, "lastKnownPostcode"), /postcode/i);
  assert.match(await page.locator("#said").innerText(), /^Last known postcode: /);
  const described = await page.getAttribute("#lastKnownPostcode", "aria-describedby");
  assert.deepEqual(described.split(" ").slice(0, 2), ["lastKnownPostcode-hint", "lastKnownPostcode-error"]);
  await leave(page, "#lastKnownPostcode", "E1 6AA");
  assert.equal(await error(page, "lastKnownPostcode"), null);
  assert.equal(await error(page, "givenName"), null, "no other field is judged");
  await context.close();
});

test("the boxes of a date are judged together, and the wrong one is marked", async () => {
  const { context, page } = await open();
  await page.fill("#dateOfBirth-day", "31");
  await page.locator("#dateOfBirth-day").press("Tab");
  assert.equal(await error(page, "dateOfBirth"), null, "the next box is the same field");
  await page.keyboard.type("13");
  await page.keyboard.press("Tab");
  await page.keyboard.type("2008");
  await page.keyboard.press("Tab");
  assert.match(await error(page, "dateOfBirth"), /month/i);
  const marked = page.locator(".govuk-date-input .govuk-input--error");
  assert.deepEqual(await marked.evaluateAll((inputs) => inputs.map(({ id }) => id)), ["dateOfBirth-month"]);
  await leave(page, "#dateOfBirth-month", "2");
  assert.match(await error(page, "dateOfBirth"), /real date/i);
  await leave(page, "#dateOfBirth-day", "28");
  assert.equal(await error(page, "dateOfBirth"), null);
  await context.close();
});

test("a proposed repair goes in with a click, and the field is judged again", async () => {
  const { context, page, complaints } = await open();
  await leave(page, "#lastKnownPostcode", "SW1A IAA");
  const proposal = page.locator("[data-field=lastKnownPostcode] .page-proposal button").first();
  assert.match(await proposal.innerText(), /SW1A 1AA/);
  assert.deepEqual(await accessibility(page), []);
  await proposal.focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.inputValue("#lastKnownPostcode"), "SW1A 1AA");
  assert.equal(await error(page, "lastKnownPostcode"), null);
  assert.equal(await page.evaluate(() => document.activeElement.id), "lastKnownPostcode");
  assert.match(await page.locator("#said").innerText(), /changed to SW1A 1AA/);
  await leave(page, "#lastKnownPostcode", "SW1A IAA");
  await proposal.click();
  assert.equal(await page.inputValue("#lastKnownPostcode"), "SW1A 1AA");
  await leave(page, "#lastKnownPostcode", "SW1A IAA");
  await page.focus("#emailAddress");
  await page.keyboard.press("Shift+Tab");
  assert.ok(await proposal.evaluate((button) => button === document.activeElement), "leaving a field moves no other");
  assert.deepEqual(complaints, []);
  await context.close();
});

test("sending in too little lists every error, and the list takes the focus", async () => {
  const { context, page, complaints } = await open();
  await page.fill("#givenName", "Mrs Zoë");
  await page.selectOption("#verificationType", "999");
  assert.ok(await page.isVisible("#otherVerificationDescription"));
  await page.click("text=Check this learner");
  const summary = page.locator(".govuk-error-summary");
  assert.ok(await summary.evaluate((place) => place === document.activeElement), "the summary has the focus");
  assert.match(await page.title(), /^Error: /);
  const links = await summary.locator("a").evaluateAll((all) => all.map((link) => [link.hash, link.textContent]));
  const inline = await page.locator(".govuk-error-message").allInnerTexts();
  assert.deepEqual(links.map(([, text]) => text), inline.map((text) => text.replace("Error:", "").trim()));
  const wanted = [
    "#familyName", "#dateOfBirth-day", "#gender", "#lastKnownPostcode", "#otherVerificationDescription",
    "#abilityToShare",
  ];
  assert.deepEqual(links.map(([hash]) => hash), wanted);
  await summary.locator("a[href='#gender']").click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "gender");
  assert.deepEqual(await accessibility(page), []);
  await page.screenshot({ path: `${SHOTS}register-errors.png`, fullPage: true });
  assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a press of the button counts even where leaving the field moves the button", async () => {
  const { context, page } = await open();
  await fillAll(page);
  await page.fill("#lastKnownPostcode", "not one");
  await page.click("text=Check this learner");
  assert.equal(await page.locator(".govuk-error-summary a").count(), 1);
  await context.close();
});

test("a whole learner is checked without the network, and nothing is sent", async () => {
  const { context, page, complaints, requests } = await open();
  await context.setOffline(true);
  const before = requests.length;
  await fillAll(page);
  await page.fill("#familyName", "  o’neill ");
  await page.fill("#lastKnownPostcode", "cf103at");
  await page.click("text=Check this learner");
  assert.ok(await page.isVisible(".govuk-panel--confirmation"));
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains("govuk-panel")));
  const rows = page.locator(".govuk-summary-list__row");
  const shown = Object.fromEntries(
    await rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent))),
  );
  assert.equal(shown["Last known postcode"], "CF10 3AT");
  assert.equal(shown["Date of birth"], "12 March 2008");
  assert.equal(shown["Gender"], "Female");
  assert.deepEqual(await accessibility(page), []);
  await page.screenshot({ path: `${SHOTS}register-done.png`, fullPage: true });
  assert.deepEqual(requests.slice(before), [], "the network was not asked for anything");
  assert.ok(requests.every((request) => request.startsWith(`GET ${server.url}/`)));
  await page.click("text=Check another learner");
  assert.equal(await page.inputValue("#familyName"), "");
  assert.equal(await page.evaluate(() => document.activeElement.id), "givenName");
  assert.deepEqual(complaints, []);
  await context.close();
});

test("ages are judged by the person's own date, not by that of Greenwich", async () => {
  // Half past ten in the evening of 31 August in New York is the first of September in Greenwich.
  const { context, page } = await open({ timezoneId: "America/New_York" });
  await page.clock.setFixedTime(new Date("2026-09-01T02:30:00Z"));
  await page.fill("#dateOfBirth-day", "1");
  await page.fill("#dateOfBirth-month", "9");
  await page.fill("#dateOfBirth-year", "2013");
  await page.locator("#dateOfBirth-year").blur();
  assert.match(await error(page, "dateOfBirth"), /13/);
  await page.clock.setFixedTime(new Date("2026-09-01T05:30:00Z"));
  await page.locator("#dateOfBirth-year").focus();
  await page.locator("#dateOfBirth-year").blur();
  assert.equal(await error(page, "dateOfBirth"), null);
  await context.close();
});
