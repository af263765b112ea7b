// A real browser: the one that CHROME names, or one that is installed.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the browser with a new profile; `close()` ends it and removes the profile. */
export function launch() {
  return chromium.launch({ executablePath: find(), headless: true, args: FLAGS });
}

function find() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const places = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = [process.env.CHROME, ...places].find((place) => place && existsSync(place));
  if (found === undefined) throw new Error("no browser: name one in the environment variable CHROME");
  return found;
}
