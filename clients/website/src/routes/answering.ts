// From questions to a page: asks all of them side by side, answers 304 where the
// reader has the same already, and renders each page once.

import type { v1 } from "@cordisbright/pulse";
import type { Context } from "hono";
import type { Child } from "hono/jsx";
import type { FeedDocument } from "../archive/archive.js";
import type { Answer, Question } from "../cache/answers.js";
import { joinTag, parseEntityTags, splitTag } from "../http/entity_tags.js";
import type { Known } from "../http/guard.js";
import { render, type Rendering } from "../http/rendering.js";
import { type Freshness, HTML, send, sendNotModified } from "../http/reply.js";
import { type Heading, renderPage } from "../pages/layout.js";
import type { Site } from "../site.js";

type Questions<T extends readonly unknown[]> = { [K in keyof T]: Question<T[K]> };

/** What a page says of itself, and its body. */
export interface Page extends Heading {
  readonly body: Child;
}

interface Gathered<T> {
  readonly values: T;
  readonly tag: string;
  readonly staleSince: number | undefined;
  /** Whether the reader holds all of it; the values may then be undefined. */
  readonly held: boolean;
}

/** `path` is the page's own, made of checked parts: pages are kept by it. */
export async function answerPage<T extends readonly unknown[]>(
  c: Context<Known>, site: Site, path: string, questions: Questions<T>, build: (...values: T) => Page,
): Promise<Response> {
  const gathered = await gather<[readonly v1.Sector[], ...T]>(c, site, [site.archive.sectors(), ...questions]);
  const { values: [sectors, ...values], tag, staleSince, held } = gathered;
  if (held) return sendNotModified(c, freshness(site, tag));
  const rendering = await kept(site, `${path}\n${tag}\n${staleSince ?? ""}`, () => {
    const { body, ...heading } = build(...(values as unknown as T));
    return renderPage(site, { ...heading, path, sectors, staleSince }, body);
  });
  // Without a tag where it is stale: the reader is to see that it is.
  return send(c, rendering, HTML, freshness(site, staleSince === undefined ? tag : undefined, staleSince));
}

/** A feed as the render service made it: there is nothing in it to mark, so a stale one keeps its tag. */
export async function answerFeed(
  c: Context<Known>, site: Site, path: string, question: Question<FeedDocument>,
): Promise<Response> {
  const { values: [feed], tag, staleSince, held } = await gather<[FeedDocument]>(c, site, [question]);
  if (held) return sendNotModified(c, freshness(site, tag));
  const rendering = await kept(site, `${path}\n${tag}`, () => feed.text);
  return send(c, rendering, feed.contentType, freshness(site, tag, staleSince));
}

/** Rendered once for all who come for it; compressed, it takes a third more. */
function kept(site: Site, key: string, make: () => string): Promise<Rendering> {
  let rendering = site.pages.get(key);
  if (!rendering) {
    const text = make();
    rendering = render(text);
    site.pages.set(key, rendering, 1.3 * text.length);
  }
  return rendering;
}

async function gather<T extends readonly unknown[]>(
  c: Context<Known>, site: Site, list: readonly Question<unknown>[],
): Promise<Gathered<T>> {
  const { signal } = c.req.raw;
  const tags = parseEntityTags(c.req.header("if-none-match"));
  const parts = tags.map((tag) => splitTag(tag, site.build, list.length)).find(Boolean);
  const answers = await Promise.all(list.map((question, i) => site.ask(question, { signal, held: parts?.[i] ?? "" })));
  const result = (from: readonly Answer<unknown>[]) => ({
    values: from.map(({ value }) => value) as unknown as T,
    tag: joinTag(site.build, from.map(({ etag }) => etag)),
    staleSince: oldest(from),
  });
  const first = result(answers);
  if (first.staleSince === undefined && (tags.includes("*") || tags.includes(first.tag))) return { ...first, held: true };
  // What the reader holds of the page is current, but other parts are not.
  const whole = await Promise.all(answers.map((answer, i) =>
    answer.value === undefined ? site.ask(list[i]!, { signal }) : answer));
  return { ...result(whole), held: false };
}

function oldest(answers: readonly Answer<unknown>[]): number | undefined {
  const times = answers.flatMap(({ staleSince }) => staleSince ?? []);
  return times.length > 0 ? Math.min(...times) : undefined;
}

function freshness(site: Site, tag: string | undefined, staleSince?: number): Freshness {
  const { maxAgeSeconds, staleSeconds } = site.config;
  return { maxAgeSeconds, staleSeconds, ...(tag ? { tag } : {}), ...(staleSince !== undefined ? { staleSince } : {}) };
}
