// What every route needs: settings, the services' answers, and how pages are kept.

import { createHash } from "node:crypto";
import type { PulseClient } from "@cordisbright/pulse";
import { Archive } from "./archive/archive.js";
import { isAway } from "./archive/question.js";
import { type Asset, codeDigest, loadAssets } from "./assets.js";
import { type Answer, Answers, type Question } from "./cache/answers.js";
import { WeighedMap } from "./cache/weighed_map.js";
import type { Config } from "./config.js";
import type { Rendering } from "./http/rendering.js";
import type { Log } from "./log.js";

// Of the cache: what people type must not drive out the archive.
const SHARES = { archive: 0.5, searches: 0.2, pages: 0.3 };

export class Site {
  readonly archive: Archive;
  readonly assets: ReadonlyMap<string, Asset>;
  /** Part of every page's tag: another version of the site, other pages. */
  readonly build: string;
  readonly pages: WeighedMap<Promise<Rendering>>;
  /** False once the site is on its way down. */
  serving = true;
  readonly #answers: Answers;
  readonly #searches: Answers;

  constructor(readonly config: Config, readonly client: PulseClient, readonly log: Log) {
    const bytes = config.cacheMegabytes * 2 ** 20;
    const aging = { freshMs: config.freshMs, staleMs: config.staleSeconds * 1000, patienceMs: config.patienceMs, isAway };
    this.archive = new Archive(client, { publicUrl: config.publicUrl, title: config.title, timeoutMs: config.deadlineMs });
    this.#answers = new Answers({ ...aging, maxBytes: bytes * SHARES.archive });
    this.#searches = new Answers({ ...aging, maxBytes: bytes * SHARES.searches });
    this.pages = new WeighedMap(bytes * SHARES.pages);
    this.assets = loadAssets();
    this.build = createHash("sha256").update(JSON.stringify([config.title, config.publicUrl, codeDigest()])).digest("base64url").slice(0, 8);
  }

  /** As Answers.get. */
  ask<T>(question: Question<T>, options: { held?: string; signal?: AbortSignal }): Promise<Answer<T>> {
    return (question.fleeting ? this.#searches : this.#answers).get(question, options);
  }

  /** What memory has, however old; for pages that must not wait. */
  atHand<T>(question: Question<T>): T | undefined {
    return this.#answers.atHand(question);
  }

  /** Where readers find a path of the site. */
  href(path: string): string {
    return path === "/" ? this.base || "/" : this.base + path;
  }

  /** The path that the site stands below; mostly empty. */
  get base(): string {
    return new URL(this.config.publicUrl).pathname.replace(/\/+$/, "");
  }
}
