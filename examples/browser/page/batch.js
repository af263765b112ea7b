// Checks and corrects a batch file that somebody chooses or drops. The work is done in a worker beside the page, and nothing
// leaves the browser.

import { Button, Checkboxes, SkipLink, createAll } from "./govuk/govuk-frontend.min.js";
import { element, say } from "./element.js";
import { columns } from "./batch_columns.js";
import { count, result } from "./batch_result.js";

/** The largest file that is checked: several million learners, more than any organisation has. */
const MOST_BYTES = 2 ** 30;
/** How long a worker has to stop before it is ended, in milliseconds. */
const PATIENCE = 5_000;
/** How often a person who does not see the page is told how far it is, in parts of the whole. */
const SPOKEN_PARTS = 4;

const form = document.querySelector("#batch");
const running = document.querySelector("#running");
const asking = document.querySelector("#columns");
const shown = document.querySelector("#result");
const drop = document.querySelector("#drop");
const bar = document.querySelector("#bar");
const TITLE = document.title;

/** The worker, and whether it has its WebAssembly. */
let worker = null;
let isLoaded = false;
/** The job at hand: its number, the file, and what is to become of an answer; none where nothing is going on. */
let job = null;
let jobs = 0;
/** An export whose columns are asked for: what was asked of it, and what the person says they are. */
let unconfirmed = null;
/** What the worker is doing, and from where to where the bar goes meanwhile, in percent. The file is read three times. */
const STAGES = {
  check: ["Checking the learners", 0, 40],
  read: ["Comparing the learners with each other", 40, 55],
  compare: ["Comparing the learners with each other", 55, 60],
  correct: ["Writing the corrected file", 60, 90],
  split: ["Writing the corrected file in parts", 90, 100],
};

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const component of [Button, Checkboxes, SkipLink]) createAll(component);
start();

function start() {
  form.elements.today.value = localToday();
  employ();
  form.addEventListener("submit", (event) => event.preventDefault());
  form.elements.file.addEventListener("change", ({ target }) => choose([...target.files]));
  document.querySelector("#cancel").addEventListener("click", () => {
    stop();
    open("Stopped. Nothing was kept.");
  });
  asking.addEventListener("submit", (event) => {
    event.preventDefault();
    confirm();
  });
  document.querySelector("#another").addEventListener("click", restart);
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
    const { files, items } = event.dataTransfer;
    const isFolder = [...items].some((item) => item.webkitGetAsEntry?.()?.isDirectory);
    choose([...files], isFolder);
  });
}

/** Makes a worker; the one before has come to its end. */
function employ() {
  worker?.terminate();
  isLoaded = false;
  worker = new Worker("./batch_worker.js", { type: "module" });
  worker.addEventListener("message", ({ data }) => hear(data));
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    died();
  });
}

/** A worker ends when it cannot be loaded, or when its WebAssembly breaks: that cannot be caught in there. */
function died() {
  if (!isLoaded) {
    worker.terminate();
    worker = null;
    job = null;
    open();
    return fail("The rules could not be loaded. Reload the page, or use a newer browser.");
  }
  const broke = job;
  job = null;
  employ();
  if (broke === null) return;
  open();
  fail("The check broke off through a fault in this page. Your file is as it was; please tell us about it. You can check another file.");
}

function fail(words) {
  const icon = element("span", { class: "govuk-warning-text__icon", "aria-hidden": "true" }, "!");
  const hidden = element("span", { class: "govuk-visually-hidden" }, "Warning");
  const text = element("strong", { class: "govuk-warning-text__text" }, hidden, ` ${words}`);
  const box = element("div", { class: "govuk-warning-text", role: "alert" }, icon, text);
  document.querySelector("#problem").replaceChildren(box);
}

/** A file was chosen or dropped: it is checked, or it is said why not. */
function choose(files, isFolder = false) {
  const [file] = files;
  if (isFolder) return refuse("file", "This is a folder. Open it, and drop the file that is in it");
  if (file === undefined) return refuse("file", "This is no file. Choose a batch file, or drop one");
  if (files.length > 1) return refuse("file", "These are several files. Check them one after the other");
  if (file.size === 0) return refuse("file", "There is nothing in this file (or it is a folder)");
  if (file.size > MOST_BYTES) return refuse("file", "This file is larger than 1 GB. Split it before it is checked");
  const { ukprn, today, holdBack, isDetailed } = form.elements;
  if (!today.validity.valid) return refuse("today", "Enter a day, for example today");
  stop();
  document.querySelector("#problem").replaceChildren();
  check({ file, today: today.value, ukprn: ukprn.value.trim() || null, holdBack: holdBack.checked, isDetailed: isDetailed.checked });
}

function check(request) {
  ask("check", request, { request });
  watch(request.file);
}

/** The columns are as the person says: the file is checked by them. */
function confirm() {
  const { request, chosen } = unconfirmed;
  form.elements.ukprn.value = asking.elements.exportUkprn.value;
  check({ ...request, ukprn: form.elements.ukprn.value.trim() || null, headingMap: chosen() });
}

/** Gives the worker a job; one that is not loaded yet gets it later. */
function ask(task, request, context) {
  jobs += 1;
  job = { number: jobs, message: { task, job: jobs, ...request }, ...context };
  if (worker === null) employ();
  else if (isLoaded) worker.postMessage(job.message);
}

/** Ends the job at hand: the worker is told, and ended where it does not listen. */
function stop() {
  if (job === null) return;
  const { number } = job;
  job = null;
  if (!isLoaded) return;
  worker.postMessage({ task: "stop" });
  const ended = worker;
  const timer = setTimeout(() => {
    if (worker !== ended) return;
    employ();
  }, PATIENCE);
  ended.addEventListener("message", ({ data }) => data.job === number && ENDS.has(data.said) && clearTimeout(timer));
}

const ENDS = new Set(["stopped", "columns", "checked", "refused", "unreadable", "values"]);

function hear(answer) {
  if (answer.said === "loaded") {
    isLoaded = true;
    form.dataset.ready = "true";
    if (job !== null) worker.postMessage(job.message);
    return;
  }
  // What comes of a job that was stopped is not asked for any more.
  if (answer.job === job?.number) HEARD[answer.said](answer);
}

const HEARD = {
  progress({ stage, bytes, part = bytes / job.request.file.size, records }) {
    move(stage, part, records);
  },
  columns(answer) {
    const { request } = job;
    job = null;
    const { content, chosen } = columns(answer);
    unconfirmed = { request, chosen };
    document.querySelector("#columns-name").textContent = request.file.name;
    document.querySelector("#columns-map").replaceChildren(...content);
    asking.elements.exportUkprn.value = request.ukprn ?? "";
    reveal(asking);
    document.title = `What the columns are - ${TITLE}`;
    say("");
    scrollTo(0, 0);
    document.querySelector("#columns-title").focus();
  },
  checked(answer) {
    const { file, isDetailed } = job.request;
    job = null;
    unconfirmed = null;
    const { title, content } = result({ ...answer, file, isDetailed }, { restart, values });
    shown.replaceChildren(...content);
    reveal(shown);
    document.title = `${title} - ${TITLE}`;
    say("");
    scrollTo(0, 0);
    shown.querySelector("h2").focus();
  },
  refused({ at, words }) {
    const isExport = job.request?.headingMap !== undefined;
    job = null;
    refuse(isExport && at === "ukprn" ? "exportUkprn" : at, words);
  },
  unreadable() {
    job = null;
    refuse("file", "This file could not be read: it was changed or moved meanwhile, or it is a folder. Choose it again");
  },
  stopped() {
    job = null;
  },
  values(answer) {
    const { told } = job;
    job = null;
    told(answer);
  },
};

/** Asks for what stands at some places of the file that was checked. */
function values(places) {
  return new Promise((told) => ask("values", { places }, { told }));
}

/** Shows that a file is being checked. */
function watch(file) {
  refuse();
  shown.replaceChildren();
  reveal(running);
  document.querySelector("#running-name").textContent = file.name;
  document.title = `Checking - ${TITLE}`;
  bar.value = 0;
  move("check", 0, 0);
  say("Checking the file");
  document.querySelector("#running-title").focus();
}

/** Moves the bar; whoever does not see it is told at every quarter. */
function move(stage, part, records) {
  const [doing, from, to] = STAGES[stage];
  const before = bar.value;
  const now = Math.min(100, Math.max(before, from + (to - from) * part));
  bar.value = now;
  document.querySelector("#stage").textContent = doing;
  const words = `${Math.floor(now)} % – ${count(records, "learner", "learners")}`;
  document.querySelector("#count").textContent = words;
  const quarter = (value) => Math.floor((value * SPOKEN_PARTS) / 100);
  if (quarter(now) > quarter(before)) say(`${Math.floor(now)} %`);
}

/** Shows one part of the page in place of the others. */
function reveal(part) {
  for (const one of [form, asking, running, shown]) one.hidden = one !== part;
}

/** Shows the form again, with a word about what was. */
function open(words = "") {
  unconfirmed = null;
  shown.replaceChildren();
  reveal(form);
  // The same file can be chosen again.
  form.elements.file.value = "";
  document.title = TITLE;
  say(words);
}

function restart() {
  stop();
  open();
  refuse();
  form.elements.file.focus();
}

/** The fields beside which something can be said, each with its part of the page. */
const FIELDS = { ukprn: form, today: form, file: form, exportUkprn: asking };

/** Says beside a field why nothing is checked, and takes what was said before away. */
function refuse(field, words) {
  document.querySelector(".govuk-error-message")?.remove();
  for (const [name, part] of Object.entries(FIELDS)) {
    const input = part.elements[name];
    const isWrong = name === field;
    input.closest(".govuk-form-group").classList.toggle("govuk-form-group--error", isWrong);
    if (name !== "file") input.classList.toggle("govuk-input--error", isWrong);
    input.setAttribute("aria-describedby", isWrong ? `${name}-hint ${name}-error` : `${name}-hint`);
    if (!isWrong) continue;
    if (part === form) open();
    else reveal(part);
    const hidden = element("span", { class: "govuk-visually-hidden" }, "Error:");
    const message = element("p", { id: `${name}-error`, class: "govuk-error-message" }, hidden, ` ${words}`);
    document.querySelector(`#${name}-hint`).after(message);
    document.title = `Error: ${TITLE}`;
    input.focus();
  }
}

/** Today where the person is. */
function localToday() {
  const now = new Date();
  const digits = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${digits(now.getMonth() + 1)}-${digits(now.getDate())}`;
}
