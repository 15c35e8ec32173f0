// Chromium, and a server on this machine that it can look at.

import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { once } from "node:events";
import { chromium } from "playwright-core";

/** Ends with `browser.close()`; its profile is a folder that goes with it. */
export function openBrowser() {
  const executablePath = execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim();
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
           "--disable-component-update", "--disable-sync"],
  });
}

/** Serves `files` ({"/page": {type, body, headers}}) on a free port of 127.0.0.1. */
export async function serve(files) {
  const server = createServer((request, response) => {
    const file = files[request.url];
    if (request.url === "/favicon.ico") return response.writeHead(204).end();  // a site's own affair
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": file.type, ...file.headers }).end(file.body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
