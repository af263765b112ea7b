// The vectors as files, for Node.

import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const FOLDER = fileURLToPath(new URL("../../lrs-core/conformance/", import.meta.url));

const read = (name) => JSON.parse(readFileSync(FOLDER + name, "utf8"));

export const index = read("index.json");

export const files = Object.fromEntries(
  readdirSync(FOLDER)
    .filter((name) => name !== "index.json" && name !== "errors.json")
    .map((name) => [name, read(name)]),
);

/** How many cases each file holds. */
export const counts = Object.fromEntries(Object.entries(files).map(([name, cases]) => [name, cases.length]));
