// Answers to readers: validators, freshness, compression.

import type { Context } from "hono";
import { type Rendering, takesGzip } from "./rendering.js";

export const HTML = "text/html; charset=utf-8";
/** Of an answer that is nobody's to keep. */
export const NOT_KEPT = { maxAgeSeconds: 0, staleSeconds: 0 };

export interface Freshness {
  /** The tag of `joinTag`; none where there is nothing to compare. */
  readonly tag?: string;
  /** When the services last confirmed it, in ms; only where they are away. */
  readonly staleSince?: number;
  readonly maxAgeSeconds: number;
  readonly staleSeconds: number;
}

/** Sends a body. Content-Length is that of GET also where the request is HEAD. */
export function send(
  c: Context, { plain, gzip }: Rendering, type: string, freshness: Freshness, status: 200 | 400 | 404 | 500 | 503 = 200,
): Response {
  const body = gzip && takesGzip(c.req.header("accept-encoding")) ? gzip : plain;
  setFreshness(c, freshness);
  c.header("Content-Type", type);
  c.header("Content-Length", String(body.length));
  c.header("Vary", "Accept-Encoding");
  if (body === gzip) c.header("Content-Encoding", "gzip");
  return c.body(new Uint8Array(body), status);
}

export function sendNotModified(c: Context, freshness: Freshness): Response {
  setFreshness(c, freshness);
  c.header("Vary", "Accept-Encoding");
  return c.body(null, 304);
}

// A stale answer is nobody's to keep: the next one may be current.
function setFreshness(c: Context, { tag, staleSince, maxAgeSeconds, staleSeconds }: Freshness): void {
  if (tag) c.header("ETag", `W/"${tag}"`);
  if (staleSince === undefined) {
    c.header("Cache-Control", maxAgeSeconds === 0 && !tag ? "no-store"
      : `public, max-age=${maxAgeSeconds}, stale-while-revalidate=${maxAgeSeconds}, stale-if-error=${staleSeconds}`);
    return;
  }
  const age = Math.max(0, Math.round((Date.now() - staleSince) / 1000));
  c.header("Cache-Control", "no-store");
  c.header("Age", String(age));
  c.header("Warning", '111 - "Revalidation Failed"');
  c.header("Cache-Status", `pulse-website; hit; ttl=-${age}; detail=stale-if-error`);
  c.set("stale", true);
}
