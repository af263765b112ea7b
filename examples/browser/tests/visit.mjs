// A page opened as a person opens it, with an ear for what the browser complains of and asks of the network.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A page that has loaded when `ready` is there, what it asked of the network, and what the browser complained of. */
export async function visit(browser, address, ready, { today, ...options } = {}) {
  const context = await browser.newContext({ locale: "en-GB", ...options });
  const page = await context.newPage();
  const complaints = [];
  const requests = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  // Those of the page's workers are the context's.
  context.on("request", (request) => requests.push(`${request.method()} ${request.url()}`));
  await page.addInitScript(() => {
    globalThis.violations = [];
    addEventListener("securitypolicyviolation", (event) => globalThis.violations.push(event.violatedDirective));
  });
  if (today !== undefined) await page.clock.setFixedTime(new Date(`${today}T12:00:00Z`));
  await page.goto(address);
  await page.waitForSelector(ready);
  return { context, page, complaints, requests };
}

/** What is wrong for people who use a screen reader or a keyboard. */
export async function accessibility(page) {
  // The protocol's own evaluation stands outside the page's policy, as a person's developer tools do.
  const found = await page.evaluate(`${AXE}; axe.run(document, { resultTypes: ["violations"] })`);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html} ${any[0]?.message ?? ""}`).join(" | ")}`);
}
