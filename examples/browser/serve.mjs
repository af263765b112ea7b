// Serves the pages on this machine alone: `node serve.mjs`, then open an address it prints.
//
// Nothing here receives learners or mails: what the pages check never leaves the browser.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The page, the package and the design system, each under its own address. */
export const FOLDERS = {
  "/": here("./page/"),
  "/lrs/": here("../../lrs-wasm/dist/"),
  "/govuk/": here("./node_modules/govuk-frontend/dist/govuk/"),
  // Where the design system's style sheet looks for its fonts and images.
  "/assets/": here("./node_modules/govuk-frontend/dist/govuk/assets/"),
};

/** The style that stands within a report: a page that opens one hands its policy on. */
const REPORT_STYLE = "'sha256-R/WUC441dXBVtiPoEyglVDsvoNGLv3SaGYtJ1jSWa88='";

/** No script but our own files, and WebAssembly; nothing inline but a report's style; nothing is sent anywhere. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  `style-src 'self' ${REPORT_STYLE}`,
  "font-src 'self'",
  "img-src 'self' data:",
  "manifest-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};

/** Serves each folder under its address, on loopback alone; port 0 is any that is free. */
export async function serve(folders, port = 0) {
  const prefixes = Object.keys(folders).sort((a, b) => b.length - a.length);
  const server = createServer((request, response) => {
    answer(request, response, prefixes, folders).catch(() => response.destroy());
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

async function answer(request, response, prefixes, folders) {
  const headers = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-cache",
  };
  const path = decode(request.url);
  const prefix = prefixes.find((prefix) => path?.startsWith(prefix));
  const isRead = request.method === "GET" || request.method === "HEAD";
  const file = prefix !== undefined && isRead ? below(path.slice(prefix.length) || "index.html") : null;
  const body = file === null ? null : await readFile(join(folders[prefix], file)).catch(() => null);
  if (body === null) {
    response.writeHead(404, headers).end();
    return;
  }
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  response.writeHead(200, { ...headers, "content-type": type, "content-length": body.length });
  response.end(request.method === "HEAD" ? undefined : body);
}

function decode(url) {
  try {
    return decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return null;
  }
}

/** A path that stays below its folder; none where it climbs out. */
function below(path) {
  const plain = normalize(path);
  const climbs = plain.startsWith("..") || plain.startsWith(sep) || plain.includes("\0") || plain.includes(":");
  return climbs ? null : plain;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve(FOLDERS, Number(argv[2] ?? 8137));
  console.log(`Register a learner: ${url}/\nCheck an e-mail: ${url}/mail.html\nCheck a batch file: ${url}/batch.html\n(Ctrl+C ends it)`);
}
