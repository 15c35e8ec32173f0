// What stands before every route: which requests are looked at, and the headers
// that every answer has.

import { randomUUID } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { Site } from "../site.js";

const MAX_URL_LENGTH = 4096;

/** What is known of a request besides the request. */
export interface Known {
  Variables: { requestId: string; stale: boolean };
}

export function guard(): MiddlewareHandler<Known> {
  return async (c, next) => {
    if (c.req.method !== "GET" && c.req.method !== "HEAD") {
      return c.text("This site is for reading: GET and HEAD.\n", 405, { Allow: "GET, HEAD" });
    }
    if (c.req.url.length > MAX_URL_LENGTH) {
      return c.text(`This address is longer than ${MAX_URL_LENGTH} characters.\n`, 414);
    }
    await next();
  };
}

/** Everything a page needs comes from the site itself; nothing of it is inline. */
export function headers(site: Site): MiddlewareHandler {
  const self = ["'self'"];
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"], scriptSrc: self, styleSrc: self, imgSrc: self, connectSrc: self,
      formAction: self, baseUri: ["'none'"], frameAncestors: ["'none'"],
    },
    permissionsPolicy: { camera: [], geolocation: [], microphone: [] },
    referrerPolicy: "strict-origin-when-cross-origin",
    xFrameOptions: "DENY",
    strictTransportSecurity: site.config.publicUrl.startsWith("https:") ? "max-age=31536000" : false,
  });
}

/** A line a request. What people search for is nobody's to keep: the path alone is logged. */
export function requestLog(site: Site): MiddlewareHandler<Known> {
  return async (c, next) => {
    const startedAt = performance.now();
    const requestId = randomUUID();
    c.set("requestId", requestId);
    await next();
    c.header("X-Request-Id", requestId);
    site.log(c.res.status >= 500 ? "warn" : "info", "request", {
      request_id: requestId,
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      stale: c.get("stale") ?? false,
      ms: Math.round((performance.now() - startedAt) * 10) / 10,
    });
  };
}
