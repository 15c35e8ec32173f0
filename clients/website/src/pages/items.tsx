// Items in lists: of a sector, of a publisher, related ones, results.

import type { v1 } from "@cordisbright/pulse";
import type { Child } from "hono/jsx";
import { excerpt } from "../archive/excerpt.js";
import { kindOf } from "../archive/kinds.js";
import { issueOf } from "../archive/names.js";
import { editionOfName, useFrame } from "./frame.js";

const EXCERPT_LENGTH = 220;

interface EntryProps {
  readonly item: v1.Item;
  readonly level: 2 | 3 | 4;
  /** In place of the item's own title and first words. */
  readonly title?: Child;
  readonly byline?: Child;
  readonly text?: Child;
  readonly edition?: boolean;
}

/** One item: who, what, and how it begins. */
export function ItemEntry({ item, level, title, byline, text, edition = false }: EntryProps) {
  const { site } = useFrame();
  const Title = `h${level}` as const;
  const kind = kindOf(item.kind);
  const begins = text ?? excerpt(item.body, EXCERPT_LENGTH);
  return (
    <article class="entry" data-sector={item.sector.replace("sectors/", "")}>
      <p class="entry-source">
        {byline ?? item.byline ? <span class="entry-byline">{byline ?? item.byline}</span> : null}
        {kind ? <span class="entry-kind">{kind.one}</span> : null}
        {edition ? <a class="entry-edition" href={site.href(`/${issueOf(item.name)}`)}>{editionOfName(item.name)}</a> : null}
      </p>
      <Title class="entry-title"><a href={site.href(`/${item.name}`)}>{title ?? item.title}</a></Title>
      {begins ? <p class="entry-text">{begins}</p> : null}
    </article>
  );
}

/** Items under the issues they stand in, as they come. */
export function ItemsByIssue({ items }: { items: readonly v1.Item[] }) {
  const { site } = useFrame();
  const issues: { name: string; items: v1.Item[] }[] = [];
  for (const item of items) {
    const name = issueOf(item.name);
    if (issues.at(-1)?.name !== name) issues.push({ name, items: [] });
    issues.at(-1)?.items.push(item);
  }
  return (
    <>
      {issues.map(({ name, items: own }) => (
        <section class="group">
          <h2 class="group-title"><a href={site.href(`/${name}`)}>{groupTitle(name)}</a></h2>
          {own.map((item) => <ItemEntry item={item} level={3} />)}
        </section>
      ))}
    </>
  );
}

// `May 2023, housing` for a special edition.
function groupTitle(name: string): string {
  const special = /^issues\/\d{4}-\d{2}-(.+)$/.exec(name)?.[1];
  return special ? `${editionOfName(name)}: ${special.replaceAll("-", " ")}` : editionOfName(name);
}

/** The way to older items, and back to the first ones. */
export function Pager({ first, next, here }: { first: string; next: string | undefined; here: boolean }) {
  const { site } = useFrame();
  if (!next && here) return null;
  return (
    <nav class="pager" aria-label="Pages">
      {here ? null : <a href={site.href(first)}>First page</a>}
      {next ? <a rel="next" href={site.href(next)}>Next page</a> : null}
    </nav>
  );
}
