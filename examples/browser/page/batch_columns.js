// What each column of an export seems to be, for a person to confirm or to put right before the file is checked.

import { element } from "./element.js";
import { called } from "./words.js";

/** What the choices besides fields are called; of those that are not read only the one that was guessed is offered. */
const JOINTS = {
  family_comma_given: "Family name, given name (parted at the comma)",
  whole_name: "Whole names (not read)",
  whole_address: "Whole addresses (not read)",
};
const NOT_READ = "Not read";
const SURENESS = { certain: "Certain", likely: "Likely", unsure: "Not sure, please look" };

/** The elements that show a map, and `chosen`, which gives it as the person left it. */
export function columns({ map, fields }) {
  const rows = map.columns.map((column) => row(column, fields, map));
  const about = notes(map.findings.filter(({ column }) => column === null), new Set(rows.flatMap(({ guess }) => given(guess))));
  const all = element("div", { id: "columns-list" }, ...rows.map(({ group }) => group));
  const tell = () => about.tell(new Set(rows.flatMap(({ select }) => given(select.value))));
  all.addEventListener("change", ({ target }) => {
    settle(rows, target);
    tell();
  });
  tell();
  return {
    content: [...about.content, all],
    chosen: () => ({ ...map, columns: rows.map(({ column, select }) => ({ ...column, ...meaning(select.value) })) }),
  };
}

function row(column, fields, { findings }) {
  const id = `column-${column.column}`;
  const guess = column.field ?? (column.joint === null ? "" : `${column.joint}`);
  const own = [column.field, column.claimed].filter((field) => field !== null && !fields.includes(field));
  const joints = Object.keys(JOINTS).filter((joint) => joint === "family_comma_given" || joint === column.joint);
  const options = [
    ["", NOT_READ],
    ...[...fields, ...own].map((field) => [field, called(field)]),
    ...joints.map((joint) => [joint, JOINTS[joint]]),
  ].map(([value, words]) => element("option", { value, ...(value === guess ? { selected: "" } : {}) }, words));
  const heading = column.heading === "" ? "(no heading)" : column.heading;
  const label = element("label", { class: "govuk-label govuk-label--s page-file-name", for: id }, `${column.column}. ${heading}`);
  const hint = element("div", { class: "govuk-hint", id: `${id}-hint` }, `${SURENESS[column.sureness]}: ${column.why}`);
  const select = element("select", { class: "govuk-select", id, "aria-describedby": `${id}-hint` }, ...options);
  const told = findings.filter((finding) => finding.column === column.column);
  const note = element("p", { class: "govuk-body-s page-note", id: `${id}-note` }, ...told.map(said));
  if (told.length > 0) select.setAttribute("aria-describedby", `${id}-hint ${id}-note`);
  else note.hidden = true;
  const isOpen = column.sureness === "unsure" && guess !== "";
  const group = element("div", { class: `govuk-form-group page-column${isOpen ? " page-column--unsure" : ""}` }, label, hint, select, note);
  return { column, guess, select, note, group, told: told.length > 0 };
}

function said({ message, remedy }) {
  return `${message} ${remedy}`;
}

/** A field is given by one column: another that gave it gives it no longer. What was said of a guess is about that guess. */
function settle(rows, select) {
  for (const row of rows) {
    const isOther = row.select !== select;
    if (isOther && given(row.select.value).some((field) => given(select.value).includes(field))) row.select.value = "";
    row.note.hidden = !row.told || row.select.value !== row.guess;
  }
}

/** The fields that a choice gives. */
function given(choice) {
  if (choice === "family_comma_given") return ["familyName", "givenName"];
  return choice === "" || choice in JOINTS ? [] : [choice];
}

function meaning(choice) {
  const isJoint = choice in JOINTS;
  return { field: isJoint || choice === "" ? null : choice, joint: isJoint ? choice : null };
}

/**
 * What there is to say about the map as a whole: a field is missing until a column is said to give it, and one of which the
 * column was found is given no longer when that column is said to be another.
 */
function notes(findings, guessed) {
  const taken = [...guessed].map((field) => [field, element("li", {}, `No column gives this any more: ${called(field)}. Choose its column, unless the file shall go without it.`)]);
  const items = [...findings.map((finding) => [finding.field, element("li", {}, said(finding))]), ...taken];
  const list = element("ul", { class: "govuk-list govuk-list--bullet page-measure", id: "columns-notes", "aria-live": "polite" }, ...items.map(([, item]) => item));
  return {
    content: [list],
    tell(fields) {
      for (const [field, item] of items) item.hidden = field !== null && fields.has(field);
      list.hidden = items.every(([, item]) => item.hidden);
    },
  };
}
