// Checks a learner while somebody types, with the same rules that check a batch file. Nothing leaves the page.

import { init, learner } from "./lrs/form.js";
import { Button, Radios, SkipLink, createAll } from "./govuk/govuk-frontend.min.js";
import { FIELDS, fieldOf, focusTarget, group, label, read, words, write } from "./draft.js";
import { element, say } from "./element.js";
import { showFailure, showField, showSummary } from "./show.js";

const form = document.querySelector("#learner");
const entry = document.querySelector("#entry");
const done = document.querySelector("#done");

/** The fields that have been left at least once: only they are judged before the learner is sent in. */
const left = new Set();

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const component of [Button, Radios, SkipLink]) createAll(component);

try {
  await init();
  start();
} catch {
  form.querySelector("[type=submit]").disabled = true;
  showFailure("The rules could not be loaded. Reload the page, or use a newer browser.");
}

function start() {
  form.addEventListener("focusout", ({ target, relatedTarget }) => {
    const field = fieldOf(target);
    if (field !== undefined && fieldOf(relatedTarget) !== field) afterPress(() => leave(field));
  });
  form.addEventListener("change", ({ target }) => {
    if (fieldOf(target) === "verificationType") askForDescription();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  askForDescription();
  form.dataset.ready = "true";
}

function leave(field) {
  if (entry.hidden || document.activeElement === null) return;
  left.add(field);
  const [error] = render().findings.get(field).errors;
  say(error === undefined ? "" : `${label(field)}: ${error.formText}`);
}

function submit() {
  FIELDS.forEach((field) => left.add(field));
  const { findings, general, checked } = render();
  const fields = FIELDS.filter((field) => !group(field).hidden);
  const errors = [...fields.flatMap((field) => findings.get(field).errors), ...general];
  showSummary(errors);
  if (errors.length === 0) finish(checked);
}

/** Checks the whole learner and shows what it says of the fields that have been left. */
function render() {
  const { draft, dateError } = read();
  const checked = learner.check(draft, {});
  const findings = new Map(FIELDS.map((field) => [field, { errors: [], notes: [], proposals: [], tidied: [] }]));
  const general = [];
  for (const finding of checked.findings) {
    // The draft has no date where the boxes hold none: the boxes say why, and better.
    if (finding.field === "dateOfBirth" && dateError !== null) continue;
    const found = findings.get(finding.field);
    if (found !== undefined) found[finding.severity === "error" ? "errors" : "notes"].push(finding);
    else if (finding.severity === "error") general.push({ ...finding, field: null });
  }
  if (dateError !== null) findings.get("dateOfBirth").errors.push(ofBoxes(dateError));
  for (const repair of checked.repairs) findings.get(repair.field)?.[repair.applied ? "tidied" : "proposals"].push(repair);
  for (const field of left) showField(field, findings.get(field), accept);
  return { findings, general, checked };
}

function ofBoxes({ formText, code }) {
  const part = /\.(day|month|year)(_missing)?$/.exec(code)?.[1] ?? null;
  return { field: "dateOfBirth", formText, part };
}

function accept(repair) {
  write(repair.field, repair.to);
  // The focus goes first: the button that has it is about to go.
  focusTarget(repair.field).focus();
  render();
  say(`${label(repair.field)} changed to ${repair.to}`);
}

function askForDescription() {
  const place = group("otherVerificationDescription");
  place.hidden = form.elements.verificationType.value !== "999";
}

/** The learner as the LRS would get it. */
function finish({ learner: record, findings }) {
  const title = element("h1", { class: "govuk-panel__title" }, "Ready to register");
  const body = element("div", { class: "govuk-panel__body" }, "The learner passes every check");
  const panel = element("div", { class: "govuk-panel govuk-panel--confirmation", tabindex: "-1" }, title, body);
  const rows = FIELDS.filter((field) => record[field] !== null).map((field) => {
    const key = element("dt", { class: "govuk-summary-list__key" }, label(field));
    const value = element("dd", { class: "govuk-summary-list__value" }, words(field, record[field]));
    return element("div", { class: "govuk-summary-list__row" }, key, value);
  });
  const notes = findings.map(({ message, remedy }) => element("li", {}, `${message} ${remedy}`));
  const again = element("button", { type: "button", class: "govuk-button" }, "Check another learner");
  again.addEventListener("click", restart);
  done.replaceChildren(
    panel,
    element("p", { class: "govuk-body" }, "This is an example: nothing has been sent. A real form would now search the LRS for these details, and register the learner only if nobody is found."),
    element("h2", { class: "govuk-heading-m" }, "The record as it would be sent"),
    element("dl", { class: "govuk-summary-list" }, ...rows),
  );
  if (notes.length > 0) {
    done.append(
      element("h2", { class: "govuk-heading-m" }, "Worth a second look"),
      element("ul", { class: "govuk-list govuk-list--bullet" }, ...notes),
    );
  }
  done.append(again);
  entry.hidden = true;
  done.hidden = false;
  panel.focus();
}

function restart() {
  form.reset();
  askForDescription();
  render();
  left.clear();
  for (const field of FIELDS) showField(field, { errors: [], notes: [], proposals: [], tidied: [] }, accept);
  done.hidden = true;
  done.replaceChildren();
  entry.hidden = false;
  say("");
  focusTarget(FIELDS[0]).focus();
}

/**
 * Does something once the pointer is up again. A message that appears while a button is pressed moves it away
 * from under the pointer, and the press would be lost.
 */
let pressed = false;
const waiting = [];
addEventListener("pointerdown", () => (pressed = true), { capture: true });
for (const end of ["pointerup", "pointercancel"]) {
  addEventListener(end, () => {
    pressed = false;
    setTimeout(() => waiting.splice(0).forEach((work) => work()));
  });
}

function afterPress(work) {
  if (pressed) waiting.push(work);
  else work();
}
