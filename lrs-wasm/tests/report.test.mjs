// Reports as pages in a real browser: who reads them with a screen reader, in the dark or on paper gets all of it, and
// what a file wrote into its name stays text.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { batch } from "lrs-wasm";

import { launch } from "./chromium.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const HOSTILE = "</title><script>window.owned = 1</script><img src=x onerror='window.owned = 1'>\" \u202E\0.csv";
const ADDRESS = "http://report.test/";

const row = (uln, given) => `,,,,${uln},,,${given},,,Hartnell,,,,,,,,PR1 SON,,31/02/2008,,,2,,,1,2,,`;
const HEADINGS =
  "FileVersion,FileName,UKPRN,LearnerRecordCount,ULN,MISIdentifier,Title,GivenName,PreferredGivenName,MiddleOtherName," +
  "FamilyName,PreviousFamilyName,FamilyNameAt16,SchoolAtAge16,LastKnownAddressLine1,LastKnownAddressLine2," +
  "LastKnownAddressTown,LastKnownAddressCountyorCity,LastKnownPostCode,DateOfAddressCapture,DateOfBirth,PlaceOfBirth," +
  "EmailAddress,Gender,Nationality,ScottishCandidateNumber,AbilityToShare,VerificationType,OtherVerificationDescription," +
  "Notes";
const file = (...rows) => [HEADINGS, ...rows].join("\r\n").replace(/^,,,,/m, "2A,x,10000001,9,") + "\r\n";
const policy = { today: "2026-09-01" };

const DATA = file(row("9276308685", "Jo"), row("92763O8686", "<b>Zoë</b>"), row("", ""), ...Array(9).fill(row("9276308685", "Ada")));
const report = batch.check(DATA, policy);
const values = batch.findingValues(DATA, report, { ...policy, show: "clear" });
const style = { fileName: HOSTILE, values };
const output = "ReturnCode,MISIdentifier,ULN\r\nRC001,A1,9276308686\r\nRC010,A2,\r\n<script>,A3,\r\n";
const twice = file(row("9276308686", "Jo"), row("9276308686", "Ada"));

/** Every kind of report as a page. */
const PAGES = {
  check: batch.reportHtml(report, style),
  inside: batch.reportHtml(batch.checkInside(twice, policy), style),
  outcome: batch.reportHtml(batch.outcome(output, { uploaded: "2026-09-01", ...policy }), style),
  comparison: batch.reportHtml(batch.compareReports(report, batch.check(twice, policy)), style),
};

/** The colours of each text of a picture, and of the page below it. */
const COLOURS = `[...document.querySelectorAll("svg text")].map((text) =>
  [getComputedStyle(text).fill, getComputedStyle(document.body).backgroundColor])`;

/** The contrast of two colours, 1 to 21, as WCAG 2 defines it. */
function contrast(...colours) {
  const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = (colour) => {
    const [red, green, blue] = colour.match(/\d+/g).map((value) => linear(value / 255));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [darker, lighter] = colours.map(luminance).sort((one, other) => one - other);
  return (lighter + 0.05) / (darker + 0.05);
}

let browser;

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
});

/** Opens a page of a report; whatever else it asks for, or complains of, is gathered. */
async function opened(name, media) {
  const page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
  const unwanted = [];
  page.on("pageerror", (error) => unwanted.push(String(error)));
  page.on("console", (message) => unwanted.push(message.text()));
  page.on("dialog", (dialog) => unwanted.push(dialog.message()));
  await page.route("**/*", (route) => {
    if (route.request().url() === ADDRESS) return route.fulfill({ contentType: "text/html", body: PAGES[name] });
    if (!route.request().url().endsWith("/favicon.ico")) unwanted.push(route.request().url());
    return route.abort();
  });
  await page.emulateMedia(media);
  await page.goto(ADDRESS);
  return { page, unwanted };
}

for (const name of Object.keys(PAGES)) {
  for (const colorScheme of ["light", "dark"]) {
    test(`a screen reader gets all of the page: ${name}, ${colorScheme}`, async () => {
      const { page, unwanted } = await opened(name, { colorScheme });
      const found = await page.evaluate(`${AXE}; axe.run(document, { resultTypes: ["violations", "incomplete"] })`);
      const told = (results) => results.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
      assert.deepEqual(told(found.violations), []);
      // What axe cannot measure is text in pictures; `contrast` does.
      assert.deepEqual(told(found.incomplete).filter((one) => !/^color-contrast: (<text [^<]*<\/text>( \| |$))+$/.test(one)), []);
      for (const [ink, paper] of await page.evaluate(COLOURS)) assert.ok(contrast(ink, paper) >= 4.5, `${ink} on ${paper}`);
      assert.ok(found.passes.some(({ id }) => id === "color-contrast"), "contrast was measured");
      assert.equal(await page.evaluate("window.owned"), undefined);
      assert.match(await page.title(), /<script>window\.owned = 1<\/script>/);
      assert.deepEqual(unwanted, []);
      await page.close();
    });
  }
}

test("the keyboard gets past the contents", async () => {
  const { page } = await opened("check", {});
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate("document.activeElement.textContent"), "Skip to the report");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate("document.activeElement.id"), "report");
  await page.close();
});

test("on paper it is black on white, and no row is cut", async () => {
  const { page } = await opened("check", { media: "print", colorScheme: "dark" });
  const shown = await page.evaluate(() => {
    const of = (selector) => getComputedStyle(document.querySelector(selector));
    return [of("body").color, of("body").backgroundColor, of("nav").display, of("tr").breakInside, of(".scroll").overflowX];
  });
  assert.deepEqual(shown, ["rgb(0, 0, 0)", "rgb(255, 255, 255)", "none", "avoid", "visible"]);
  await page.close();
});

test("a narrow screen scrolls tables and never the page", async () => {
  const { page } = await opened("check", {});
  await page.setViewportSize({ width: 320, height: 640 });
  const [page_, table] = await page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    return [scrollWidth, document.querySelector(".scroll").scrollWidth];
  });
  assert.ok(page_ <= 320, `${page_} px`);
  assert.ok(table > 320, "there was something to scroll");
  await page.close();
});
