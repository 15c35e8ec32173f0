// The style sheet, the script and the icon: read once, and served under names that
// change with their content, so that browsers may keep them for good.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";

export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly content: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};
// In the order of the cascade.
const STYLES = ["site.css", "parts.css", "issue.css"];

/** By name: `site.css`, `search.js`, `icon.svg`. */
export function loadAssets(): ReadonlyMap<string, Asset> {
  return new Map([
    asset("site.css", Buffer.concat(STYLES.map((name) => read(`assets/${name}`)))),
    asset("search.js", read("assets/search.js")),
    asset("icon.svg", read("assets/icon.svg")),
  ]);
}

/** Changes when the site's code does: other code may make other pages of the same data. */
export function codeDigest(): string {
  const digest = createHash("sha256");
  const files = readdirSync(new URL(".", import.meta.url), { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => extname(name) in TYPES).sort()) digest.update(read(file));
  return digest.digest("base64url");
}

function asset(name: string, content: Buffer): [string, Asset] {
  const hash = createHash("sha256").update(content).digest("base64url").slice(0, 10);
  const extension = extname(name);
  const path = `/assets/${name.slice(0, -extension.length)}-${hash}${extension}`;
  return [name, { path, type: TYPES[extension] ?? "application/octet-stream", content }];
}

function read(file: string): Buffer {
  return readFileSync(new URL(file, import.meta.url));
}
