// Judges an e-mail that somebody pastes, opens or drops, before it leaves. Nothing leaves the page.

import { breach, init } from "./lrs/mail.js";
import { Button, SkipLink, createAll } from "./govuk/govuk-frontend.min.js";
import { element, say } from "./element.js";
import { verdict } from "./verdict.js";

/** The judge's own bound: more would be held unread. */
const MOST_BYTES = 64 * 1024 * 1024;
/**
 * How a mail begins as it travels: with a header, or with the first line of a mailbox. An Outlook file (.msg) or a workbook
 * would be judged by what little can be read of it, and pass.
 */
const IS_MAIL = /^(\xEF\xBB\xBF)?([!-9;-~]+:|From )/;
/** How far a source is looked at to tell it from text. */
const MOST_HEADERS = 65_536;
/** What a source begins with, and text does not. */
const HEADER = /^(?:[!-9;-~]+:.*\r?\n(?:[ \t].*\r?\n)*)*?(?:from|to|cc|subject|date|received|return-path|message-id|mime-version|content-type):/i;

const form = document.querySelector("#mail");
const result = document.querySelector("#result");
const drop = document.querySelector("#drop");
/** Which mail was asked for last: one that takes longer to read does not come after it. */
let asked = 0;

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const component of [Button, SkipLink]) createAll(component);

try {
  await init();
  start();
} catch {
  form.querySelector("[type=submit]").disabled = true;
  const text = "The rules could not be loaded. Reload the page, or use a newer browser.";
  document.querySelector("#problem").replaceChildren(element("p", { class: "govuk-error-message", role: "alert" }, text));
}

function start() {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    judgeText(form.elements.text.value);
  });
  form.elements.file.addEventListener("change", ({ target }) => {
    const [file] = target.files;
    if (file !== undefined) judgeFile(file);
  });
  // Anywhere: a file that is dropped beside the box would be opened in place of the page.
  addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("page-drop--over");
  });
  addEventListener("dragleave", ({ relatedTarget }) => {
    if (relatedTarget === null) drop.classList.remove("page-drop--over");
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("page-drop--over");
    const [file] = event.dataTransfer.files;
    const text = event.dataTransfer.getData("text/plain");
    if (file !== undefined) judgeFile(file);
    else if (text !== "") judgeText(text);
  });
  form.dataset.ready = "true";
}

async function judgeFile(file) {
  const turn = (asked += 1);
  if (file.size === 0) return refuse("file", "There is nothing in this file");
  if (file.size > MOST_BYTES) return refuse("file", "This file is too large to be read, so it must not go as it is");
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return refuse("file", "This file could not be read");
  }
  if (turn !== asked) return;
  // Byte by byte: a mail can be in any encoding.
  if (!IS_MAIL.test(String.fromCharCode(...bytes.subarray(0, 1024)))) {
    return refuse("file", "This is no mail file (.eml): save the e-mail as .eml, or paste its text");
  }
  await judge(() => breach.EmailMessage.parse(bytes));
}

async function judgeText(text) {
  asked += 1;
  if (text.trim() === "") return refuse("text", "Paste an e-mail, or open a mail file");
  await judge(() => (HEADER.test(text.slice(0, MOST_HEADERS)) ? breach.EmailMessage.parse(text) : { body: text }));
}

/** Reads a mail, judges it and shows what was found. */
async function judge(read) {
  const turn = asked;
  refuse();
  result.hidden = true;
  say("Checking the e-mail");
  // A large mail takes a while: what is said is drawn before.
  await new Promise((resolve) => setTimeout(resolve, 20));
  if (turn !== asked) return;
  let shown;
  try {
    const message = read();
    shown = verdict(message, breach.assess(message), restart);
  } catch {
    say("");
    return refuse("text", "This e-mail could not be judged, so it must not go as it is");
  }
  const { title, content } = shown;
  result.replaceChildren(...content);
  result.hidden = false;
  document.title = `${title} - Check an e-mail`;
  say("");
  result.querySelector("h2").focus();
}

/** Says beside a field why there is nothing to judge, and takes what was said before away. */
function refuse(field, words) {
  document.querySelector(".govuk-error-message")?.remove();
  for (const name of ["file", "text"]) {
    const input = form.elements[name];
    const isWrong = name === field;
    input.closest(".govuk-form-group").classList.toggle("govuk-form-group--error", isWrong);
    input.setAttribute("aria-describedby", isWrong ? `${name}-hint ${name}-error` : `${name}-hint`);
    if (!isWrong) continue;
    const hidden = element("span", { class: "govuk-visually-hidden" }, "Error:");
    document.querySelector(`#${name}-hint`).after(
      element("p", { id: `${name}-error`, class: "govuk-error-message" }, hidden, ` ${words}`),
    );
    result.hidden = true;
    result.replaceChildren();
    document.title = "Error: Check an e-mail";
    input.focus();
  }
}

function restart() {
  asked += 1;
  form.reset();
  refuse();
  result.hidden = true;
  result.replaceChildren();
  document.title = "Check an e-mail";
  form.elements.text.focus();
}
