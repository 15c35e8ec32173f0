// What the services said, kept so that the site outlives them.
//
//   fresh     younger than `freshMs`: shown without a word to the service
//   aged      the service is asked whether it is current (if_none_match)
//   stale     the service is away or too slow: shown, and marked
//   too old   beyond `staleMs`: as if there were none

import { Flights } from "./flights.js";
import { WeighedMap } from "./weighed_map.js";

/** What a service said. */
export interface Fetched<T> {
  readonly value: T;
  readonly etag: string;
  /** About how much memory the value takes. */
  readonly bytes: number;
}

/** Something to ask a service. */
export interface Question<T> {
  /** Says everything that the answer depends on. */
  readonly key: string;
  /** Answers undefined when what has the etag `held` is current. */
  readonly ask: (held: string, signal: AbortSignal) => Promise<Fetched<T> | undefined>;
  /** Stands in where there is no answer: a page can do without. */
  readonly fallback?: T;
  /** What a reader typed: kept apart, so that it never drives out the archive. */
  readonly fleeting?: true;
}

export interface Answer<T> {
  readonly etag: string;
  /** Undefined when the caller holds what has this etag. */
  readonly value: T | undefined;
  /** When the service last said so, in ms; only where it is away. */
  readonly staleSince?: number;
}

export interface AnswersOptions {
  readonly maxBytes: number;
  readonly freshMs: number;
  readonly staleMs: number;
  readonly patienceMs: number;
  /** Whether the failure says that the service is away, and not what was asked. */
  readonly isAway: (error: unknown) => boolean;
  /** Milliseconds since some moment. */
  readonly now?: () => number;
}

interface Copy {
  readonly fetched: Fetched<unknown>;
  checkedAt: number;
  /** Until then the service is taken to be away still. */
  retryAt: number;
}

// So that a service that is away costs patience once a second, not every request.
const RETRY_MS = 1000;

export class Answers {
  readonly #copies: WeighedMap<Copy>;
  readonly #flights = new Flights();
  readonly #options: AnswersOptions;
  readonly #now: () => number;

  constructor(options: AnswersOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#copies = new WeighedMap(options.maxBytes);
  }

  /**
   * The answer, from memory where it may be. `held` is an etag the reader has: it
   * saves the transfer where memory has nothing. `signal` ends the waiting.
   * Rejects with the service's error where there is no copy to show.
   */
  async get<T>(question: Question<T>, { held = "", signal }: { held?: string; signal?: AbortSignal } = {}): Promise<Answer<T>> {
    const copy = this.#usableCopy(question.key);
    if (copy) return this.#fromCopy(question, copy);
    try {
      return await this.#flights.join(`${question.key}\n${held}`, (ends) => this.#fetch(question, held, ends), signal);
    } catch (error) {
      if (question.fallback === undefined || !this.#options.isAway(error)) throw error;
      return { etag: "none", value: question.fallback, staleSince: this.#now() };
    }
  }

  /** What memory has, however old. */
  atHand<T>({ key }: Question<T>): T | undefined {
    return this.#copies.get(key)?.fetched.value as T | undefined;
  }

  #usableCopy(key: string): Copy | undefined {
    const copy = this.#copies.get(key);
    if (copy && this.#now() - copy.checkedAt > Math.max(this.#options.staleMs, this.#options.freshMs)) {
      this.#copies.delete(key);
      return undefined;
    }
    return copy;
  }

  async #fromCopy<T>(question: Question<T>, copy: Copy): Promise<Answer<T>> {
    const now = this.#now();
    if (now - copy.checkedAt < this.#options.freshMs) return current<T>(copy);
    if (now < copy.retryAt) return stale<T>(copy);
    // Nobody may end this call: it brings the copy up to date for all.
    const checked = this.#flights.join(question.key, (ends) => this.#check(question, copy, ends));
    const late = pause(this.#options.patienceMs);
    try {
      const outcome = await Promise.race([checked, late.over]);
      if (outcome) return current<T>(outcome);
    } catch (error) {
      if (!this.#options.isAway(error)) throw error;
    } finally {
      late.stop();
      checked.catch(() => {});  // the copy was shown
    }
    copy.retryAt = this.#now() + RETRY_MS;
    return stale<T>(copy);
  }

  // Without a copy: what was fetched, or word that what the reader holds is current.
  async #fetch<T>(question: Question<T>, held: string, ends: AbortSignal): Promise<Answer<T>> {
    const askedAt = this.#now();
    const fetched = await question.ask(held, ends);
    if (!fetched) return { etag: held, value: undefined };
    this.#keep(question.key, fetched, askedAt);
    return { etag: fetched.etag, value: fetched.value };
  }

  async #check(question: Question<unknown>, copy: Copy, ends: AbortSignal): Promise<Copy> {
    const askedAt = this.#now();
    let fetched: Fetched<unknown> | undefined;
    try {
      fetched = await question.ask(copy.fetched.etag, ends);
    } catch (error) {
      // What was withdrawn must not be shown again when the service goes away.
      if (!this.#options.isAway(error)) this.#copies.delete(question.key);
      throw error;
    }
    if (fetched) return this.#keep(question.key, fetched, askedAt);
    copy.checkedAt = askedAt;
    copy.retryAt = 0;
    return copy;
  }

  #keep(key: string, fetched: Fetched<unknown>, checkedAt: number): Copy {
    const copy = { fetched, checkedAt, retryAt: 0 };
    this.#copies.set(key, copy, fetched.bytes);
    return copy;
  }
}

function current<T>({ fetched }: Copy): Answer<T> {
  return { etag: fetched.etag, value: fetched.value as T };
}

function stale<T>(copy: Copy): Answer<T> {
  return { ...current<T>(copy), staleSince: copy.checkedAt };
}

function pause(milliseconds: number): { over: Promise<undefined>; stop: () => void } {
  let timer: NodeJS.Timeout;
  const over = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined);
  });
  return { over, stop: () => clearTimeout(timer) };
}
