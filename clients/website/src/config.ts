// Where the site gets its settings: a flag wins over the environment, which wins
// over the default. The table in README.md is `describeSettings()`, and a test
// holds it to that.

import { isIP } from "node:net";
import { parseArgs } from "node:util";
import { LEVELS, type Level } from "./log.js";

export interface Config {
  readonly listen: { readonly host: string; readonly port: number };
  /** Where readers find the site, without a closing slash; empty: where it listens. */
  readonly publicUrl: string;
  readonly title: string;
  readonly queryAddress: string;
  readonly renderAddress: string;
  readonly tlsCaFile: string;
  readonly deadlineMs: number;
  readonly patienceMs: number;
  readonly freshMs: number;
  readonly staleSeconds: number;
  readonly cacheMegabytes: number;
  readonly maxAgeSeconds: number;
  readonly maxConnections: number;
  readonly drainSeconds: number;
  readonly logLevel: Level;
}

/** A setting that cannot be used. The text says which, and what it has to be. */
export class ConfigError extends Error {}

interface Setting {
  readonly flag: string;
  readonly variable: string;
  readonly fallback: string;
  readonly meaning: string;
  readonly range?: readonly [number, number];
}

const SETTINGS = {
  listen: { flag: "listen", variable: "PULSE_SITE_LISTEN", fallback: "127.0.0.1:8080", meaning: "address and port; port 0 takes a free one" },
  publicUrl: { flag: "public-url", variable: "PULSE_PUBLIC_URL", fallback: "", meaning: "where readers find the site, also below a path: `https://www.example.org/digest`; default: where it listens" },
  title: { flag: "title", variable: "PULSE_SITE_TITLE", fallback: "CordisPulse", meaning: "name of the site, at most 80 characters" },
  queryAddress: { flag: "query-address", variable: "PULSE_QUERY_ADDRESS", fallback: "127.0.0.1:7402", meaning: "the query service" },
  renderAddress: { flag: "render-address", variable: "PULSE_RENDER_ADDRESS", fallback: "127.0.0.1:7403", meaning: "the render service" },
  tlsCaFile: { flag: "tls-ca-file", variable: "PULSE_TLS_CA_FILE", fallback: "", meaning: "PEM file of the authorities to trust; without it plain text, to loopback only" },
  deadlineMs: { flag: "deadline-ms", variable: "PULSE_SITE_DEADLINE_MS", fallback: "3000", range: [50, 60_000], meaning: "time for a call of a service" },
  patienceMs: { flag: "patience-ms", variable: "PULSE_SITE_PATIENCE_MS", fallback: "800", range: [0, 60_000], meaning: "how long a page waits for a service when there is a copy to show" },
  freshMs: { flag: "fresh-ms", variable: "PULSE_SITE_FRESH_MS", fallback: "2000", range: [0, 3_600_000], meaning: "how long a copy is shown without asking whether it is current" },
  staleSeconds: { flag: "stale-seconds", variable: "PULSE_SITE_STALE_SECONDS", fallback: "86400", range: [0, 31_536_000], meaning: "how long a copy is shown, marked, while a service is away" },
  cacheMegabytes: { flag: "cache-megabytes", variable: "PULSE_SITE_CACHE_MEGABYTES", fallback: "64", range: [1, 65_536], meaning: "memory for copies; the least used go first" },
  maxAgeSeconds: { flag: "max-age-seconds", variable: "PULSE_SITE_MAX_AGE_SECONDS", fallback: "60", range: [0, 86_400], meaning: "how long browsers and proxies may keep a page" },
  maxConnections: { flag: "max-connections", variable: "PULSE_SITE_MAX_CONNECTIONS", fallback: "4096", range: [1, 65_536], meaning: "connections at a time; more are closed" },
  drainSeconds: { flag: "drain-seconds", variable: "PULSE_SITE_DRAIN_SECONDS", fallback: "10", range: [0, 600], meaning: "time for requests under way after SIGTERM" },
  logLevel: { flag: "log-level", variable: "PULSE_SITE_LOG_LEVEL", fallback: "info", meaning: "`debug`, `info`, `warn` or `error`" },
} as const satisfies Record<keyof Config, Setting>;

/** The settings as a Markdown table. */
export function describeSettings(): string {
  const rows = Object.values(SETTINGS).map(({ flag, variable, fallback, meaning }) =>
    `| \`--${flag}\` | \`${variable}\` | ${fallback === "" ? "none" : `\`${fallback}\``} | ${meaning} |\n`);
  return `| flag | environment | default | meaning |\n|---|---|---|---|\n${rows.join("")}`;
}

/** Throws ConfigError. */
export function readConfig(argv: readonly string[], environment: NodeJS.ProcessEnv): Config {
  const text = valuesOf(argv, environment);
  const listen = address(text("listen"), "listen");
  return {
    listen,
    publicUrl: publicUrl(text("publicUrl")),
    title: title(text("title")),
    queryAddress: text("queryAddress"),
    renderAddress: text("renderAddress"),
    tlsCaFile: text("tlsCaFile"),
    deadlineMs: whole(text, "deadlineMs"),
    patienceMs: whole(text, "patienceMs"),
    freshMs: whole(text, "freshMs"),
    staleSeconds: whole(text, "staleSeconds"),
    cacheMegabytes: whole(text, "cacheMegabytes"),
    maxAgeSeconds: whole(text, "maxAgeSeconds"),
    maxConnections: whole(text, "maxConnections"),
    drainSeconds: whole(text, "drainSeconds"),
    logLevel: level(text("logLevel")),
  };
}

type Text = (name: keyof Config) => string;

function valuesOf(argv: readonly string[], environment: NodeJS.ProcessEnv): Text {
  const options = Object.fromEntries(Object.values(SETTINGS).map(({ flag }) => [flag, { type: "string" as const }]));
  let flags: Record<string, unknown>;
  try {
    flags = parseArgs({ args: [...argv], options, strict: true }).values;
  } catch (error) {
    throw new ConfigError(`${(error as Error).message}\n--help lists the flags`);
  }
  return (name) => {
    const { flag, variable, fallback } = SETTINGS[name];
    return String(flags[flag] ?? (environment[variable] || fallback));
  };
}

function refuse(name: keyof Config, value: string, wanted: string): never {
  const { flag, variable } = SETTINGS[name];
  throw new ConfigError(`--${flag} (${variable}) is "${value}": it has to be ${wanted}`);
}

function whole(text: Text, name: keyof Config): number {
  const value = text(name);
  const setting: Setting = SETTINGS[name];
  const [least, most] = setting.range ?? [0, Number.MAX_SAFE_INTEGER];
  const number = Number(value);
  if (!/^\d{1,15}$/.test(value) || number < least || number > most) {
    refuse(name, value, `a whole number, ${least} to ${most}`);
  }
  return number;
}

function address(value: string, name: keyof Config): { host: string; port: number } {
  const found = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(value);
  const host = found?.[1] ?? found?.[2] ?? "";
  const port = Number(found?.[3]);
  const named = host === "localhost" || isIP(host) !== 0;
  if (!named || port > 65_535) refuse(name, value, "an IP address and a port, as 127.0.0.1:8080 or [::1]:8080");
  return { host, port };
}

function publicUrl(value: string): string {
  if (value === "") return "";
  let url: URL | undefined;
  try {
    url = new URL(value);
  } catch {
    // Refused below.
  }
  const plain = url && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username && value.length <= 900;
  if (!url || !plain) refuse("publicUrl", value, "an https or http URL of at most 900 bytes without ? and #");
  return (url.origin + url.pathname).replace(/\/+$/, "");
}

function title(value: string): string {
  if (value.length > 80 || value.trim() === "") refuse("title", value, "1 to 80 characters");
  return value;
}

function level(value: string): Level {
  if (!(value in LEVELS)) refuse("logLevel", value, "debug, info, warn or error");
  return value as Level;
}
