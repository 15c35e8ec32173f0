#!/usr/bin/env node
// Reads the settings, connects, listens, and goes down in order.

import { createAdaptorServer, type ServerType } from "@hono/node-server";
import { createClient } from "@cordisbright/pulse";
import { type Config, ConfigError, describeSettings, readConfig } from "./config.js";
import { createLog, type Log } from "./log.js";
import { createServer } from "./server.js";
import { Site } from "./site.js";

const REQUEST_TIMEOUT_MS = 30_000;
// A request has no body and few headers.
const HEADERS_TIMEOUT_MS = 10_000;
const MAX_HEADER_BYTES = 16_384;

if (process.argv.includes("--help")) {
  console.log(`The archive of the CordisPulse as a website.\n\n  pulse-website [--listen 127.0.0.1:8080] …\n\n${describeSettings()}`);
  process.exit(0);
}
try {
  serve(readConfig(process.argv.slice(2), process.env));
} catch (error) {
  console.error(error instanceof Error ? `pulse-website: ${error.message}` : error);
  process.exit(error instanceof ConfigError ? 2 : 1);
}

function serve(config: Config): void {
  const log = createLog(config.logLevel);
  const { queryAddress, renderAddress, tlsCaFile } = config;
  const client = createClient({ queryAddress, renderAddress, tlsCaFile });
  let app: ReturnType<typeof createServer>;
  const server = createAdaptorServer({
    fetch: (request, env) => app.fetch(request, env),
    serverOptions: { maxHeaderSize: MAX_HEADER_BYTES, headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS },
  });
  if ("maxConnections" in server) server.maxConnections = config.maxConnections;
  server.on("error", (error) => {
    log("error", "cannot listen", { ...config.listen, error: error.message });
    process.exit(1);
  });
  server.listen(config.listen.port, config.listen.host, () => {
    const address = addressOf(server);
    const site = new Site({ ...config, publicUrl: config.publicUrl || `http://${address}` }, client, log);
    app = createServer(site);
    log("info", "listening", { address, public_url: site.config.publicUrl });
    void warm(site, (path) => app.request(site.href(path)));
    const down = (signal: string) => void goDown(site, server, log, signal).then(() => {
      client.close();
      process.exit(0);
    });
    process.once("SIGTERM", down);
    process.once("SIGINT", down);
  });
}

/** Has the pages that readers come to first, so that the site outlives the services from its start. */
async function warm(site: Site, request: (path: string) => Promise<Response> | Response): Promise<void> {
  const { value: sectors = [] } = await site.ask(site.archive.sectors(), {}).catch(() => ({ value: [] }));
  for (const path of ["/", "/archive", "/publishers", ...sectors.map(({ name }) => `/${name}`)]) await request(path);
}

/** Answers what is under way, and takes nothing new; what takes too long is cut off. */
async function goDown(site: Site, server: ServerType, log: Log, signal: string): Promise<void> {
  log("info", "draining", { signal });
  site.serving = false;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  if ("closeIdleConnections" in server) server.closeIdleConnections();
  const late = setTimeout(() => {
    log("warn", "cut off what was under way");
    if ("closeAllConnections" in server) server.closeAllConnections();
  }, site.config.drainSeconds * 1000);
  await closed;
  clearTimeout(late);
  log("info", "stopped");
}

function addressOf(server: ServerType): string {
  const address = server.address();
  if (typeof address !== "object" || !address) return String(address);
  return address.family === "IPv6" ? `[${address.address}]:${address.port}` : `${address.address}:${address.port}`;
}
