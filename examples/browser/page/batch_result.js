// What the check of a file found: how many learners are ready, the files to download, what is wrong by rule and field, and
// what was put right. No learner's value is shown unless the person ticks the box for it.

import { element, say } from "./element.js";

const NUMBERS = new Intl.NumberFormat("en-GB");
const GROUPS = [
  ["error", "What the LRS will refuse", "govuk-tag--red", "Error"],
  ["warning", "What the LRS takes and somebody will mind", "govuk-tag--yellow", "Warning"],
  ["advice", "What the guide recommends otherwise", "govuk-tag--blue", "Advice"],
];
/** Words of a field's name that are written in capitals. */
const CAPITALS = /\b(uln|uci|upn|mis)\b/gi;

/** The addresses of the files that can be downloaded; those of the file before are given up. */
let addresses = [];

/** A number with its noun. */
export function count(number, one, many) {
  return `${NUMBERS.format(number)} ${number === 1 ? one : many}`;
}

/** The title, and the elements that show the result. */
export function result(answer, { restart, values }) {
  addresses.forEach((address) => URL.revokeObjectURL(address));
  addresses = [];
  const { report } = answer;
  const again = element("button", { type: "button", class: "govuk-button govuk-button--secondary" }, "Check another file");
  again.addEventListener("click", restart);
  const title = headline(report);
  // A report as a page to print, or a compare with the check before, would stand behind the files.
  return {
    title,
    content: [verdict(title, answer), tiles(answer), ...files(answer), ...faults(report, values), ...repairs(report), again],
  };
}

function headline({ complete, isReady, records, ready }) {
  if (!complete) return "The file was not read to its end";
  if (isReady) return "Ready for upload";
  if (records === 0) return "There are no learners in this file";
  if (ready === records) return "All learners are ready, but not the file";
  return `${NUMBERS.format(ready)} of ${count(records, "learner is ready", "learners are ready")}`;
}

function verdict(title, { report, file, name, corrected }) {
  const box = element("div", { class: `page-verdict${report.isReady ? "" : " page-verdict--held"}` });
  const heading = element("h2", { class: "govuk-heading-l", tabindex: "-1" }, title);
  box.append(heading, paragraph("Checked: ", element("span", { class: "page-file-name" }, file.name)));
  const words = [];
  if (name !== file.name && corrected !== null) {
    words.push("The LRS would not take a file of this name. The corrected file is called ", element("span", { class: "page-file-name" }, name), ". ");
  }
  if (corrected === null) words.push("What follows is about the part that was read. There is no corrected file: export the learners again.");
  else if (report.isReady) words.push("Upload the corrected file as it is. Do not open and save it in a spreadsheet: that rewrites dates and ULNs.");
  else if (corrected.heldBack > 0) words.push("The learners held back need a person. Put them right in your own system, so that they stay right.");
  else words.push("Some things only a person can put right. Do it in your own system, export the file again, and check it again.");
  box.append(paragraph(...words));
  return box;
}

function tiles({ report, corrected }) {
  const tile = (number, words) =>
    element("div", { class: "page-tile" }, element("dt", {}, words), element("dd", {}, NUMBERS.format(number)));
  const all = [tile(report.records, "Learners"), tile(report.ready, "Ready")];
  if (corrected === null) all.push(tile(report.withErrors, "With errors"));
  else all.push(tile(corrected.changed, "Values put right"), tile(corrected.heldBack, "Held back"));
  return element("dl", { class: "page-tiles" }, ...all);
}

function files({ corrected, listed, listedCount, name }) {
  const items = [];
  if (corrected !== null) {
    if (corrected.written > 0) {
      const words = corrected.heldBack > 0 ? "the corrected file" : "the corrected file with all learners";
      items.push(download(`Download ${words}`, corrected.file, name, count(corrected.written, "learner", "learners")));
    }
    if (corrected.heldBackFile !== null) {
      const learners = count(corrected.heldBack, "learner", "learners");
      items.push(download("Download those held back", corrected.heldBackFile, `held-back-${name}`, learners));
    }
  }
  if (listedCount > 0) {
    const list = `findings-${name.replace(/\.[^.]*$/, "")}.csv`;
    items.push(download("Download the findings for a spreadsheet", listed, list, `${count(listedCount, "finding", "findings")}, no learner’s details`));
  }
  if (items.length === 0) return [];
  const shown = [element("h2", { class: "govuk-heading-m" }, "Your files"), element("ul", { class: "page-files" }, ...items)];
  if (corrected !== null) {
    shown.push(paragraph("Files with learners hold their details: keep them as safe as your own file. Yours was only read."));
    if (corrected.withoutIdentifiers > 0) {
      shown.push(paragraph(`${count(corrected.withoutIdentifiers, "learner has", "learners have")} a UCI or UPN, for which the layout of the corrected file has no column.`));
    }
  }
  return shown;
}

function download(words, blob, name, about) {
  const address = URL.createObjectURL(blob);
  addresses.push(address);
  const link = element("a", { class: "govuk-link page-file", href: address, download: name }, words);
  const said = element("span", { class: "page-about" }, element("span", { class: "page-file-name" }, name), ` – ${about}, ${size(blob.size)}`);
  return element("li", {}, link, said);
}

function size(bytes) {
  if (bytes < 1_000_000) return `${NUMBERS.format(Math.max(1, Math.round(bytes / 1_000)))} kB`;
  return `${NUMBERS.format(Math.round(bytes / 100_000) / 10)} MB`;
}

/** What is wrong, by rule and field: how often, what to do, and the first places. */
function faults({ totals }, values) {
  const groups = GROUPS.flatMap(([severity, title, colour, word]) => {
    const those = totals.filter((total) => total.severity === severity);
    if (those.length === 0) return [];
    const tag = element("strong", { class: `govuk-tag ${colour}` }, word);
    return [element("h3", { class: "govuk-heading-s page-group" }, tag, ` ${title}`), ...those.map(fault)];
  });
  if (groups.length === 0) return [];
  const all = element("div", { id: "findings" }, ...groups);
  const ask = asker(all, values);
  return [element("h2", { class: "govuk-heading-m" }, "What was found"), ...(ask === null ? [] : [ask]), all];
}

function fault({ code, field, count: number, message, remedy, section, places }) {
  // A rule whose words hold numbers speaks of the first case.
  const example = number > 1 && /\d/.test(message) ? "For example: " : "";
  const head = element("span", { class: "govuk-details__summary-text" }, ...counted(number, field, `${example}${message}`));
  const content = element("div", { class: "govuk-details__text" });
  content.append(paragraph(element("strong", {}, "What to do: "), remedy));
  const known = places.filter(({ record, line }) => record !== null || line !== null);
  if (known.length > 0) {
    const items = known.map((place) => element("li", {}, where(place), value(place, field)));
    if (number > known.length) items.push(element("li", {}, `and ${NUMBERS.format(number - known.length)} more`));
    content.append(element("ul", { class: "govuk-list govuk-list--bullet" }, ...items));
  }
  content.append(element("p", { class: "govuk-body-s page-about" }, `Rule: ${section} (${code})`));
  const summary = element("summary", { class: "govuk-details__summary" }, head);
  return element("details", { class: "govuk-details page-fault" }, summary, content);
}

function where({ record, line, column }) {
  const parts = [
    record === null ? null : `record ${NUMBERS.format(record)}`,
    line === null ? null : `line ${NUMBERS.format(line)}`,
    column === null ? null : `column ${column}`,
  ];
  const words = parts.filter((part) => part !== null).join(", ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Where a value is shown when it is asked for. */
function value({ record }, field) {
  const place = element("span", { class: "page-value" });
  if (record !== null && field !== null) Object.assign(place.dataset, { record, field });
  return place;
}

/** The box that shows what stands at the places; none where nothing could be shown. */
function asker(all, values) {
  const spots = [...all.querySelectorAll(".page-value[data-record]")];
  if (spots.length === 0) return null;
  const box = element("input", { class: "govuk-checkboxes__input", id: "showValues", type: "checkbox" });
  const label = element("label", { class: "govuk-label govuk-checkboxes__label", for: "showValues" }, "Show learners’ details at these places");
  box.addEventListener("change", async () => {
    spots.forEach((spot) => spot.replaceChildren());
    say("");
    if (!box.checked) return;
    const places = spots.map(({ dataset }) => ({ record: Number(dataset.record), field: dataset.field }));
    places.sort((one, other) => one.record - other.record);
    const found = new Map((await values(places)).map(({ record, field, value }) => [`${record} ${field}`, value]));
    // It may have been unticked while the file was read.
    if (!box.checked) return;
    for (const spot of spots) {
      const value = found.get(`${spot.dataset.record} ${spot.dataset.field}`);
      const words = value === undefined || value === null ? [] : [": ", value === "" ? "(empty)" : element("code", {}, value)];
      spot.replaceChildren(...words);
    }
    say("Learners’ details are shown");
  });
  const item = element("div", { class: "govuk-checkboxes__item" }, box, label);
  return element("div", { class: "govuk-form-group" }, element("div", { class: "govuk-checkboxes govuk-checkboxes--small" }, item));
}

/** What the corrected file puts right, and what it leaves to a person. */
function repairs({ repairs, complete }) {
  const list = (title, those) => {
    if (those.length === 0) return [];
    const items = those.map(({ field, message, count: number }) => element("li", {}, ...counted(number, field, message)));
    return [element("h2", { class: "govuk-heading-m" }, title), element("ul", { class: "govuk-list page-repairs" }, ...items)];
  };
  const made = complete ? "What the corrected file puts right" : "What can be put right by itself";
  return [
    ...list(made, repairs.filter(({ applied }) => applied)),
    ...list("Repairs that need a person’s yes, and were not made", repairs.filter(({ applied }) => !applied)),
  ];
}

/** How often, the field and the words. */
function counted(number, field, words) {
  const times = element("span", { class: "page-times" }, `${NUMBERS.format(number)} ×`);
  return [times, " ", ...(field === null ? [] : [element("strong", {}, `${called(field)}: `)]), words];
}

function paragraph(...content) {
  return element("p", { class: "govuk-body page-measure" }, ...content);
}

/** What people call a field. */
function called(field) {
  const words = field.replace(/[A-Z]|\d+/g, (part) => ` ${part.toLowerCase()}`).replace(CAPITALS, (word) => word.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}
