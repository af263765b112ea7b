// What was found in an e-mail: the verdict, the reasons, the evidence in its place, and a version that may go.

import { breach } from "./lrs/mail.js";
import { element, say } from "./element.js";

const UNREAD = {
  too_large: "it is too large",
  too_dense: "it unpacks to far more than its size",
  too_deep: "it lies too deep inside other files",
  too_many: "there are too many parts",
  damaged: "it is damaged",
  unsupported_kind: "this page does not open files of this kind",
  encrypted: "it is encrypted",
};

/** The title of the verdict, and the elements that show it. */
export function verdict(message, report, restart) {
  const isHeld = report.verdict === "hold";
  const title = isHeld ? "Held: it must not go as it is" : "It may go";
  const heading = element("h2", { class: "govuk-heading-l", tabindex: "-1" }, title);
  const box = element("div", { class: `page-verdict${isHeld ? " page-verdict--held" : ""}` }, heading);
  if (report.breaches.length === 0) box.append(paragraph(isHeld ? "A part could not be read." : "No breach was found."));
  const places = placesOf(report);
  for (const one of report.breaches) box.append(...reason(one, places));
  for (const { message, remedy, part } of report.advice) {
    box.append(paragraph(tag("Advice"), ` ${sentence(message)}${part === null ? "" : ` (${part})`}. ${remedy}`));
  }
  const again = element("button", { type: "button", class: "govuk-button govuk-button--secondary" }, "Check another e-mail");
  again.addEventListener("click", restart);
  return { title, content: [box, ...unread(report), ...marked(message, places), ...redacted(message, report), element("div", {}, again)] };
}

/** One breach: what is wrong, where, and what to do. */
function reason({ message, section, remedy, evidence, evidenceCount }, places) {
  const items = evidence.map((one) => {
    const place = places.find(({ part, start, end }) => part === one.part && start <= one.span.start && one.span.end <= end);
    const link = element("a", { class: "govuk-link", href: `#${place.id}` }, `${called(one.kind)} in ${one.part}`);
    return element("li", {}, link, ` (${one.confidence} % sure)`);
  });
  const list = element("ul", { class: "govuk-list govuk-list--bullet" }, ...items);
  if (evidenceCount > evidence.length) list.append(element("li", {}, `and in ${evidenceCount - evidence.length} more places`));
  return [
    element("h3", { class: "govuk-heading-s" }, sentence(message)),
    paragraph(`Rule: ${section}`),
    list,
    paragraph(element("strong", {}, "What to do: "), remedy),
  ];
}

function unread({ unread }) {
  if (unread.length === 0) return [];
  const items = unread.map(({ part, reason }) => element("li", {}, `${part}: ${UNREAD[reason] ?? "it could not be read"}`));
  return [
    element("h2", { class: "govuk-heading-m" }, "What was not read"),
    element("ul", { class: "govuk-list govuk-list--bullet", id: "unread" }, ...items),
  ];
}

/** Where evidence stands, in the order of the text; what overlaps is one place with several kinds. */
function placesOf({ breaches }) {
  const all = breaches.flatMap(({ evidence }) => evidence).map(({ part, span, kind }) => ({ part, ...span, kinds: [kind] }));
  all.sort((one, other) => one.part.localeCompare(other.part) || one.start - other.start || other.end - one.end);
  const places = [];
  for (const next of all) {
    const last = places.at(-1);
    if (last !== undefined && last.part === next.part && next.start < last.end) {
      last.end = Math.max(last.end, next.end);
      if (!last.kinds.includes(next.kinds[0])) last.kinds.push(next.kinds[0]);
    } else {
      places.push({ ...next, id: `place-${places.length + 1}` });
    }
  }
  return places;
}

/** The parts of the e-mail with the evidence marked: by its kind in words, not by colour alone. */
function marked(message, places) {
  const shown = [element("h2", { class: "govuk-heading-m" }, places.length > 0 ? "Where it stands" : "What was read")];
  for (const { part, text } of breach.EmailMessage.parts(message)) {
    const content = [];
    let at = 0;
    for (const { start, end, kinds, id } of places.filter((place) => place.part === part)) {
      const kind = element("span", { class: "page-kind" }, kinds.map(called).join(", "));
      content.push(text.slice(at, start), element("mark", { id, tabindex: "-1" }, text.slice(start, end), " ", kind));
      at = end;
    }
    content.push(text.slice(at));
    shown.push(element("h3", { class: "govuk-heading-s" }, sentence(part)));
    shown.push(element("pre", { class: "page-text govuk-body" }, ...content));
  }
  return shown;
}

/** The e-mail with the least taken out that lets it pass, to be copied. */
function redacted(message, { breaches }) {
  if (breaches.length === 0) return [];
  const { message: rest, removed, report } = breach.redact(message);
  const parts = breach.EmailMessage.parts(rest);
  const out = Object.entries(removed).sort().map(([kind, count]) => `${called(kind)} ${count}`);
  const may = report.verdict === "send" ? "What is left may go." : "What is left is still held.";
  const text = element("textarea", { class: "govuk-textarea", id: "redacted", rows: "10", readonly: "", spellcheck: "false" });
  // What was pasted as text is given back as text.
  text.value = parts.length === 1 ? parts[0].text : parts.map(({ part, text }) => `--- ${part} ---\n${text}\n`).join("");
  const copy = element("button", { type: "button", class: "govuk-button" }, "Copy this version");
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      say("Copied");
      copied.textContent = "Copied";
    } catch {
      // A browser may refuse; what is selected is copied with the keys.
      text.focus();
      text.select();
    }
  });
  const copied = element("span", { class: "govuk-body", "aria-hidden": "true" });
  return [
    element("h2", { class: "govuk-heading-m" }, "With the least taken out"),
    paragraph(`Taken out: ${out.join(", ")}. ${may}`),
    element("label", { class: "govuk-label", for: "redacted" }, "The e-mail as it would be then"),
    text,
    copy,
    " ",
    copied,
  ];
}

function called(kind) {
  return kind === "uln" ? "ULN" : kind.replaceAll("_", " ");
}

/** A clause as a sentence begins. */
function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function paragraph(...content) {
  return element("p", { class: "govuk-body" }, ...content);
}

function tag(words) {
  return element("strong", { class: "govuk-tag govuk-tag--blue" }, words);
}
