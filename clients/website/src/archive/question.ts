// Calls of the services as questions that the cache can ask again.

import { createHash } from "node:crypto";
import { Code, PulseError } from "@cordisbright/pulse";
import type { Fetched, Question } from "../cache/answers.js";

/** An answer of the services that carries an etag of its own. */
interface Tagged {
  readonly notModified: boolean;
  readonly etag: string;
}

/** Options of one call. */
export interface Asking {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

/** For calls with if_none_match: the service's etag, and its word on what is current. */
export function tagged<A, T>(
  key: string, timeoutMs: number, call: (ifNoneMatch: string, asking: Asking) => Promise<A & Tagged>, take: (answer: A) => T,
): Question<T> {
  return {
    key,
    ask: async (held, signal) => {
      const answer = await call(held, { signal, timeoutMs });
      if (answer.notModified) return undefined;
      const value = take(answer);
      return { value, etag: answer.etag, bytes: 2 * textOf(value).length };
    },
  };
}

/** For calls without: a digest of what was taken of the answer. */
export function digested<T>(key: string, timeoutMs: number, call: (asking: Asking) => Promise<T>): Question<T> {
  return {
    key,
    ask: async (_, signal): Promise<Fetched<T>> => {
      const value = await call({ signal, timeoutMs });
      const text = textOf(value);
      const etag = createHash("sha256").update(text).digest("base64url").slice(0, 22);
      return { value, etag, bytes: 2 * text.length };
    },
  };
}

const AWAY = new Set<Code>([Code.UNAVAILABLE, Code.DEADLINE_EXCEEDED, Code.RESOURCE_EXHAUSTED, Code.INTERNAL, Code.UNKNOWN]);

/** Whether the failure says that the service is away or unwell, and nothing of what was asked. */
export function isAway(error: unknown): boolean {
  return error instanceof PulseError && AWAY.has(error.code);
}

export function isNotFound(error: unknown): boolean {
  return error instanceof PulseError && error.code === Code.NOT_FOUND;
}

/** Whether the reader's own words were refused: the message is meant for them. */
export function isRefused(error: unknown): error is PulseError {
  return error instanceof PulseError && error.code === Code.INVALID_ARGUMENT;
}

// 64-bit integers are bigint, which JSON does not know.
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? `${part}` : part)) ?? "";
}
