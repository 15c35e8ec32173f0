// One item by itself: what a permalink shows.

import type { v1 } from "@cordisbright/pulse";
import { raw } from "hono/html";
import type { Markup } from "../archive/archive.js";
import { excerpt } from "../archive/excerpt.js";
import { kindOf } from "../archive/kinds.js";
import { issueOf, slugOf } from "../archive/names.js";
import type { Page } from "../routes/answering.js";
import { editionOfName, useFrame } from "./frame.js";
import { ItemEntry } from "./items.js";

export function itemPage(item: v1.Item, { html }: Markup, related: readonly v1.Item[]): Page {
  return {
    title: item.title,
    description: excerpt(item.body, 160) || item.title,
    body: <ItemPage item={item} html={html} related={related} />,
  };
}

function ItemPage({ item, html, related }: { item: v1.Item; html: string; related: readonly v1.Item[] }) {
  const { site, sectors } = useFrame();
  const sector = sectors.find(({ name }) => name === item.sector);
  const issue = issueOf(item.name);
  const kind = kindOf(item.kind);
  return (
    <div class="column item-page" data-sector={item.sector.replace("sectors/", "")}>
      <nav class="trail" aria-label="Where this stands">
        <ol>
          <li><a href={site.href("/archive")}>Archive</a></li>
          <li><a href={site.href(`/${issue}`)}>{editionOfName(item.name)}</a></li>
          {sector ? <li><a href={site.href(`/${sector.name}`)}>{sector.displayName}</a></li> : null}
        </ol>
      </nav>
      <div class="item-text">{raw(html)}</div>
      <aside class="item-aside" aria-label="About this item">
        <dl class="facts">
          {kind ? <div><dt>Kind</dt><dd>{kind.one}</dd></div> : null}
          {item.publishers.length > 0 ? (
            <div>
              <dt>{item.publishers.length === 1 ? "Publisher" : "Publishers"}</dt>
              {item.publishers.map(({ name, displayName }) => <dd><a href={site.href(`/${name}`)}>{displayName}</a></dd>)}
            </div>
          ) : null}
          <div><dt>In</dt><dd><a href={site.href(`/${issue}#${slugOf(item.name)}`)}>{`the issue of ${editionOfName(item.name)}`}</a></dd></div>
        </dl>
        {related.length > 0 ? (
          <section class="related" aria-labelledby="site_related">
            <h2 id="site_related">Related</h2>
            {related.map((other) => <ItemEntry item={other} level={3} edition />)}
          </section>
        ) : null}
      </aside>
    </div>
  );
}
