// The form as a draft of a learner, and back.

import { DateOfBirth, LrsError } from "./lrs/form.js";

export const PARTS = ["day", "month", "year"];

const form = document.querySelector("#learner");

/** Every field that the page asks for, in the order of the page. */
export const FIELDS = [...form.querySelectorAll("[data-field]")].map((group) => group.dataset.field);

/** The part of the page that belongs to a field. */
export function group(field) {
  return form.querySelector(`[data-field="${field}"]`);
}

/** The field whose part of the page holds an element. */
export function fieldOf(element) {
  return element?.closest?.("[data-field]")?.dataset.field;
}

/** What people call a field: the words beside it. */
export function label(field) {
  const words = group(field).querySelector("legend, label").textContent;
  return words.replace(" (optional)", "").trim();
}

/**
 * The draft that the form holds, and what is wrong with the boxes of its date: that can only be said of the
 * boxes, for a draft has one text.
 */
export function read() {
  const draft = {};
  for (const field of FIELDS) {
    if (field !== "dateOfBirth" && !group(field).hidden) draft[field] = form.elements[field].value;
  }
  const texts = PARTS.map((part) => box(part).value.trim());
  let dateError = null;
  if (texts.some((text) => text !== "")) {
    try {
      draft.dateOfBirth = DateOfBirth.fromParts(...texts);
    } catch (error) {
      if (!(error instanceof LrsError)) throw error;
      dateError = error;
    }
  }
  return { draft, dateError };
}

/** Puts a proposed text into a field. */
export function write(field, text) {
  if (field !== "dateOfBirth") {
    form.elements[field].value = text;
    return;
  }
  const [year, month, day] = text.split("-");
  box("day").value = String(Number(day));
  box("month").value = String(Number(month));
  box("year").value = year;
}

/** Where the focus goes for a field: its input, its first choice, its first box or the one that is wrong. */
export function focusTarget(field) {
  return group(field).querySelector(".govuk-input--error, .govuk-select--error, input, select");
}

/** What a person chose, in their words; the text itself where it was typed. */
export function words(field, value) {
  if (value === null) return "Not given";
  if (field === "dateOfBirth") {
    const [year, month, day] = value.split("-").map(Number);
    const date = new Date(Date.UTC(year, month - 1, day));
    return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(date);
  }
  const chosen = group(field).querySelector(`[value="${CSS.escape(String(value))}"]`);
  if (chosen?.matches("option")) return chosen.textContent;
  if (chosen?.matches("[type=radio]")) return chosen.labels[0].textContent;
  return String(value);
}

export function box(part) {
  return form.elements[`dateOfBirth-${part}`];
}
