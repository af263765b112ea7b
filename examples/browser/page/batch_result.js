// What the check of a file found: how many learners are ready, the files to download, what is wrong by rule and field, and
// what was put right. No learner's value is shown unless the person ticks the box for it.

import { element, say } from "./element.js";
import { called } from "./words.js";

const NUMBERS = new Intl.NumberFormat("en-GB");
const GROUPS = [
  ["error", "What the LRS will refuse", "govuk-tag--red", "Error"],
  ["warning", "What the LRS takes and somebody will mind", "govuk-tag--yellow", "Warning"],
  ["advice", "What the guide recommends otherwise", "govuk-tag--blue", "Advice"],
];
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
  // A compare with the check before would stand behind the files.
  const printed = printable(answer);
  const found = faults(report, { values, printed });
  return { title, content: [verdict(title, answer), tiles(answer), ...files(answer, printed), ...found, ...repairs(report), again] };
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

function files({ corrected, parts, listed, listedCount, name, isDetailed }, printed) {
  const items = [];
  const stem = name.replace(/\.[^.]*$/, "");
  const details = isDetailed ? "with learners’ details" : "no learner’s details";
  if (corrected !== null) {
    const whole = NUMBERS.format(parts.length);
    parts.forEach(({ count: number, fileName, file }, place) => {
      items.push(download(`Download part ${NUMBERS.format(place + 1)} of ${whole}`, file, fileName, count(number, "learner", "learners")));
    });
    if (corrected.written > 0 && parts.length === 0) {
      const words = corrected.heldBack > 0 ? "the corrected file" : "the corrected file with all learners";
      items.push(download(`Download ${words}`, corrected.file, name, count(corrected.written, "learner", "learners")));
    }
    if (corrected.heldBackFile !== null) {
      const learners = count(corrected.heldBack, "learner", "learners");
      items.push(download("Download those held back", corrected.heldBackFile, `held-back-${name}`, learners));
    }
    if (corrected.changeLog !== null) {
      const changes = `${count(corrected.changed, "value", "values")} put right, ${details}`;
      items.push(download("Download the list of changes", corrected.changeLog, `changes-${stem}.csv`, changes));
    }
    if (corrected.questionTable !== null) {
      items.push(download("Download what to ask", corrected.questionTable, `questions-${stem}.csv`, `for the learners with errors, ${details}`));
    }
  }
  items.push(...printed.items);
  if (listedCount > 0) {
    const about = `${count(listedCount, "finding", "findings")}, no learner’s details`;
    items.push(download("Download the findings for a spreadsheet", listed, `findings-${stem}.csv`, about));
  }
  const shown = [element("h2", { class: "govuk-heading-m" }, "Your files"), element("ul", { class: "page-files" }, ...items)];
  if (parts.length > 0) {
    shown.push(paragraph("The LRS takes no more learners in one file: the corrected file is in parts. Upload each of them."));
  }
  if (corrected !== null) {
    shown.push(paragraph("Files with learners hold their details: keep them as safe as your own file. Yours was only read."));
    if (corrected.withoutIdentifiers > 0) {
      shown.push(paragraph(`${count(corrected.withoutIdentifiers, "learner has", "learners have")} a UCI or UPN, for which the layout of the corrected file has no column. It is left out there, and stands in the list of changes.`));
    }
  }
  return shown;
}

function download(words, blob, name, about) {
  const link = element("a", { class: "govuk-link page-file", href: address(blob), download: name }, words);
  const said = element("span", { class: "page-about" }, element("span", { class: "page-file-name" }, name), ` – ${about}, ${size(blob.size)}`);
  return element("li", {}, link, said);
}

/** Where the browser has a file until the next one is checked. */
function address(blob) {
  addresses.push(URL.createObjectURL(blob));
  return addresses.at(-1);
}

/** The report as a page of its own, to read and to keep; `show` puts another in its place. */
function printable({ page, name }) {
  const [view, keep] = [element("li"), element("li")];
  const file = `report-${name.replace(/\.[^.]*$/, "")}.html`;
  function show(page, details) {
    const link = element("a", { class: "govuk-link page-file", href: address(page), target: "_blank", rel: "noopener" }, "Open the report to read or print");
    view.replaceChildren(link, element("span", { class: "page-about" }, `in a new tab, ${details}`));
    keep.replaceChildren(...download("Download the report", page, file, details).childNodes);
  }
  const plain = () => show(page, "no learner’s details");
  plain();
  return { items: [view, keep], plain, detailed: (page) => show(page, "with learners’ details at the first places of each kind") };
}

function size(bytes) {
  if (bytes < 1_000_000) return `${NUMBERS.format(Math.max(1, Math.round(bytes / 1_000)))} kB`;
  return `${NUMBERS.format(Math.round(bytes / 100_000) / 10)} MB`;
}

/** What is wrong, by rule and field: how often, what to do, and the first places. */
function faults({ totals }, showing) {
  const groups = GROUPS.flatMap(([severity, title, colour, word]) => {
    const those = totals.filter((total) => total.severity === severity);
    if (those.length === 0) return [];
    const tag = element("strong", { class: `govuk-tag ${colour}` }, word);
    return [element("h3", { class: "govuk-heading-s page-group" }, tag, ` ${title}`), ...those.map(fault)];
  });
  if (groups.length === 0) return [];
  const all = element("div", { id: "findings" }, ...groups);
  const ask = asker(all, showing);
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

function where({ record, line, column, otherRecord }) {
  const parts = [
    record === null ? null : `record ${NUMBERS.format(record)}`,
    line === null ? null : `line ${NUMBERS.format(line)}`,
    column === null ? null : `column ${column}`,
    otherRecord === undefined ? null : `and record ${NUMBERS.format(otherRecord)}`,
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
function asker(all, { values, printed }) {
  const spots = [...all.querySelectorAll(".page-value[data-record]")];
  if (spots.length === 0) return null;
  const box = element("input", { class: "govuk-checkboxes__input", id: "showValues", type: "checkbox" });
  const label = element("label", { class: "govuk-label govuk-checkboxes__label", for: "showValues" }, "Show learners’ details at these places, and in the report");
  box.addEventListener("change", async () => {
    spots.forEach((spot) => spot.replaceChildren());
    printed.plain();
    say("");
    if (!box.checked) return;
    const places = spots.map(({ dataset }) => ({ record: Number(dataset.record), field: dataset.field }));
    places.sort((one, other) => one.record - other.record);
    const { found: those, page } = await values(places);
    // It may have been unticked while the file was read.
    if (!box.checked) return;
    const found = new Map(those.map(({ record, field, value }) => [`${record} ${field}`, value]));
    printed.detailed(page);
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
