// What a check found, beside the fields it is about: errors in red above the field, the rest below it.

import { ErrorSummary } from "./govuk/govuk-frontend.min.js";
import { box, focusTarget, group, label } from "./draft.js";
import { element } from "./element.js";

/** What is shown of each field: what has not changed stays, and keeps the focus. */
const now = new Map();

/** Shows what a check says of one field. */
export function showField(field, said, accept) {
  const is = JSON.stringify(said);
  if (now.get(field) === is) return;
  now.set(field, is);
  const { errors, notes, proposals, tidied } = said;
  const place = group(field);
  place.querySelector(":scope > .page-notes")?.remove();
  place.querySelector(".govuk-error-message")?.remove();
  const [error] = errors;
  place.classList.toggle("govuk-form-group--error", error !== undefined);
  for (const input of place.querySelectorAll(".govuk-input")) {
    input.classList.toggle("govuk-input--error", error !== undefined && isMeant(input, error));
  }
  for (const select of place.querySelectorAll(".govuk-select")) {
    select.classList.toggle("govuk-select--error", error !== undefined);
  }
  if (error !== undefined) {
    const hidden = element("span", { class: "govuk-visually-hidden" }, "Error:");
    const shown = element("p", { id: `${field}-error`, class: "govuk-error-message" }, hidden, ` ${error.formText}`);
    const after = place.querySelector(".govuk-hint, legend, label");
    after.after(shown);
  }
  const below = aside(field, { notes, proposals, tidied }, accept);
  if (below !== null) place.append(below);
  describe(place, field, { error: error !== undefined, below: below !== null });
}

/** A box of a date is marked only where it is the one that is wrong. */
function isMeant(input, { part }) {
  return part === undefined || part === null || input === box(part);
}

/** Readers are told of the hint, the error and what stands below, in that order. */
function describe(place, field, { error, below }) {
  const described = place.querySelector("fieldset") ?? place.querySelector("input, select");
  const ids = [];
  if (place.querySelector(`#${field}-hint`)) ids.push(`${field}-hint`);
  if (error) ids.push(`${field}-error`);
  if (below) ids.push(`${field}-notes`);
  if (ids.length > 0) described.setAttribute("aria-describedby", ids.join(" "));
  else described.removeAttribute("aria-describedby");
}

function aside(field, { notes, proposals, tidied }, accept) {
  if (notes.length + proposals.length + tidied.length === 0) return null;
  const below = element("div", { class: "page-notes", id: `${field}-notes` });
  for (const { severity, message, remedy } of notes) {
    below.append(element("p", { class: "govuk-body" }, tag(severity), ` ${message} ${remedy}`));
  }
  if (tidied.length > 0) {
    // Each reason for the one change; the last holds what comes of them all.
    const reasons = tidied.map(({ message }) => message).join(" ");
    const value = element("span", { class: "page-proposal__value" }, shown(field, tidied.at(-1).to));
    below.append(element("p", { class: "govuk-body" }, tag("tidied"), " It will be stored as ", value, `. ${reasons}`));
  }
  for (const repair of proposals) {
    const value = element("span", { class: "page-proposal__value" }, shown(field, repair.to));
    const whose = element("span", { class: "govuk-visually-hidden" }, ` as ${label(field)}`);
    const button = element("button", { type: "button", class: "govuk-button govuk-button--secondary" }, "Use ", value, whose);
    button.addEventListener("click", () => accept(repair));
    const reason = element("p", { class: "govuk-hint govuk-!-margin-bottom-0" }, repair.message);
    below.append(element("div", { class: "page-proposal" }, button, reason));
  }
  return below;
}

const TAGS = {
  warning: ["Warning", "govuk-tag--yellow"],
  advice: ["Advice", "govuk-tag--blue"],
  tidied: ["Tidied", "govuk-tag--grey"],
};

function tag(kind) {
  const [words, colour] = TAGS[kind];
  return element("strong", { class: `govuk-tag ${colour}` }, words);
}

function shown(field, to) {
  if (to === "") return "nothing";
  return field === "dateOfBirth" ? to.split("-").reverse().join("/") : to;
}

/** The list of errors above the form; it takes the focus, and its links lead to the fields. */
export function showSummary(errors) {
  const place = document.querySelector("#problem");
  place.replaceChildren();
  document.title = document.title.replace(/^Error: /, "");
  if (errors.length === 0) return;
  document.title = `Error: ${document.title}`;
  const items = errors.map(({ field, formText }) => {
    const target = field === null ? null : focusTarget(field);
    return element("li", {}, target === null ? formText : element("a", { href: `#${target.id}` }, formText));
  });
  const title = element("h2", { class: "govuk-error-summary__title" }, "There is a problem");
  const list = element("ul", { class: "govuk-list govuk-error-summary__list" }, ...items);
  const body = element("div", { class: "govuk-error-summary__body" }, list);
  const summary = element("div", { class: "govuk-error-summary", "data-module": "govuk-error-summary" });
  summary.append(element("div", { role: "alert" }, title, body));
  place.append(summary);
  new ErrorSummary(summary);
}

/** Something that no field can mend. */
export function showFailure(words) {
  const icon = element("span", { class: "govuk-warning-text__icon", "aria-hidden": "true" }, "!");
  const hidden = element("span", { class: "govuk-visually-hidden" }, "Warning");
  const text = element("strong", { class: "govuk-warning-text__text" }, hidden, ` ${words}`);
  document.querySelector("#problem").replaceChildren(element("div", { class: "govuk-warning-text" }, icon, text));
}
