// What is thrown may be logged: it says what is wrong and never shows the value.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";

import { LrsError, Uln, batch, breach } from "lrs-wasm";

function thrownBy(work) {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

test("an error of the ULN shows no digit of it", () => {
  const error = thrownBy(() => Uln.parse("9276308685"));
  assert.ok(error instanceof LrsError);
  assert.ok(error instanceof Error);
  assert.equal(error.code, "uln.check_digit");
  assert.match(error.section, /HESA/);
  assert.ok(!inspect(error).includes("9276308685"));
  assert.ok(!JSON.stringify(error).includes("9276308685"));
});

test("a ULN is never a number, and saying so does not show it", () => {
  const error = thrownBy(() => Uln.parse(9276308686));
  assert.equal(error.code, "input.uln_number");
  assert.ok(!inspect(error).includes("9276308686"));
});

test("nothing that is handed over breaks the engine", () => {
  const odd = [undefined, null, 1, 1n, Symbol("x"), {}, [], () => {}, new Date(0), "\ud800", "9".repeat(1e6)];
  for (const value of odd) {
    for (const name of ["parse", "isValid", "checkDigit", "fromStem", "repairs", "areValid"]) {
      try {
        Uln[name](value);
      } catch (error) {
        assert.ok(error instanceof LrsError, `${name}: ${error}`);
      }
    }
  }
  assert.equal(Uln.parse("9276308686"), "9276308686", "the engine still answers");
});

test("what is said of a message shows nothing of it", () => {
  const text = "Learner: Plantedgiven Plantedfamily\nULN: 9276308686\nDate of birth: 2008-04-13\nPostcode: ZE1 0AA\n";
  const message = { from: text, to: [text], subject: text, body: text, html: `<p>${text}</p>`, attachments: [{ name: text, text }] };
  const report = breach.assess(message);
  assert.equal(report.verdict, "hold");
  assert.ok(report.breaches.some(({ evidence }) => evidence.some((one) => breach.value(one, message) === "9276308686")));
  const errors = [{ [text]: text }, { subject: [text] }, { channel: text }, text].map((odd) => thrownBy(() => breach.assess(odd)));
  errors.push(thrownBy(() => breach.assess(message, { organisationPostcodes: [text] })));
  for (const said of [report, ...errors]) {
    const words = inspect(said, { depth: 9 }) + JSON.stringify(said);
    assert.doesNotMatch(words, /Planted|9276308686|2008-04-13|ZE1 0AA/);
  }
});

test("what is said of learners shows nothing of them", () => {
  const planted = { givenName: "Plantedgiven", uln: "9276308685", dateOfBirth: "31/02/2008", lastKnownPostcode: "Plantedtown" };
  const report = batch.checkLearners([planted, { ...planted, notes: "Planted\0" }], { today: "2026-09-01" });
  assert.ok(report.withErrors === 2 && report.findings.length > 4);
  const errors = [{ [planted.uln]: "x" }, { notes: [planted.givenName] }].map((odd) => thrownBy(() => batch.checkLearners([odd])));
  errors.push(thrownBy(() => batch.checkInside([planted], undefined, { matching: planted })));
  for (const said of [report, ...errors]) {
    assert.doesNotMatch(inspect(said, { depth: 9 }) + JSON.stringify(said), /Planted|9276308685|2008/);
  }
});
