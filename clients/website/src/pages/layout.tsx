// The page round every page. Ids of the site have an underscore, which no slug
// has, so that they never meet those of items.

import type { v1 } from "@cordisbright/pulse";
import type { Child } from "hono/jsx";
import type { Site } from "../site.js";
import { type Frame, FrameContext } from "./frame.js";
import { SearchForm } from "./search_form.js";

export interface Heading {
  readonly title: string;
  readonly description?: string;
  /** Of the page's own sector or publisher, besides the whole feed. */
  readonly feed?: { readonly path: string; readonly title: string };
  /** Not for search engines: results, and pages that are none. */
  readonly unlisted?: boolean;
  readonly query?: string;
}

interface Placed extends Heading {
  readonly path: string;
  readonly sectors: readonly v1.Sector[];
  readonly staleSince?: number | undefined;
}

const FEEDS = [["atom", "application/atom+xml"], ["rss", "application/rss+xml"], ["json", "application/feed+json"]] as const;

/** The whole page as HTML. Every value in it is escaped but what the render service made. */
export function renderPage(site: Site, heading: Placed, body: Child): string {
  const frame: Frame = { site, sectors: heading.sectors };
  const page = (
    <FrameContext.Provider value={frame}>
      <html lang="en-GB">
        <Head site={site} heading={heading} />
        <body>
          <a class="skip" href="#site_main">Skip to the content</a>
          {heading.staleSince === undefined ? null : <StaleNotice since={heading.staleSince} />}
          <Masthead site={site} heading={heading} />
          <main id="site_main" tabindex={-1}>{body}</main>
          <Footer site={site} heading={heading} />
        </body>
      </html>
    </FrameContext.Provider>
  );
  return `<!DOCTYPE html>${page.toString()}\n`;
}

function Head({ site, heading }: { site: Site; heading: Placed }) {
  const { publicUrl, title } = site.config;
  const address = `${publicUrl}${heading.path === "/" ? "" : heading.path}`;
  const full = heading.title === title ? title : `${heading.title} – ${title}`;
  const feeds = [{ path: "", title }, ...(heading.feed ? [heading.feed] : [])].reverse();
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{full}</title>
      {heading.description ? <meta name="description" content={heading.description} /> : null}
      {heading.unlisted ? <meta name="robots" content="noindex" /> : <link rel="canonical" href={address} />}
      <link rel="stylesheet" href={site.href(site.assets.get("site.css")!.path)} />
      <link rel="icon" type="image/svg+xml" href={site.href(site.assets.get("icon.svg")!.path)} />
      {feeds.flatMap((feed) => FEEDS.map(([format, type]) => (
        <link rel="alternate" type={type} title={feed.title} href={site.href(`${feed.path}/feed.${format}`)} />
      )))}
      <script defer src={site.href(site.assets.get("search.js")!.path)}></script>
    </head>
  );
}

function StaleNotice({ since }: { since: number }) {
  const time = new Date(since).toISOString();
  return (
    <p class="stale" role="status">
      The archive cannot be reached at the moment. This is our copy of{" "}
      <time datetime={time}>{`${time.slice(0, 10)}, ${time.slice(11, 16)} UTC`}</time>; it may not be the latest.
    </p>
  );
}

function Masthead({ site, heading }: { site: Site; heading: Placed }) {
  const here = (path: string) => (path === heading.path.split("?")[0] ? "page" as const : undefined);
  const entries = [
    { path: "/archive", text: "Archive" },
    ...heading.sectors.map(({ name, displayName }) => ({ path: `/${name}`, text: displayName })),
    { path: "/publishers", text: "Publishers" },
  ];
  return (
    <header class="masthead">
      <div class="masthead-top">
        <a class="wordmark" href={site.href("/")} aria-current={here("/")}>{site.config.title}</a>
        {heading.path.startsWith("/search") ? null : <SearchForm id="site_q" query={heading.query ?? ""} />}
      </div>
      <nav class="places" aria-label="Site">
        <ul>
          {entries.map(({ path, text }) => (
            <li><a href={site.href(path)} aria-current={here(path)}>{text}</a></li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

function Footer({ site, heading }: { site: Site; heading: Placed }) {
  const place = heading.feed?.path ?? "";
  return (
    <footer class="footer">
      <div class="footer-inner">
        <p class="footer-name">{site.config.title}</p>
        <p>Research, policy and practice, chosen and summarised each month.</p>
        <ul class="footer-links">
          <li><a href={site.href("/archive")}>All issues</a></li>
          <li><a href={site.href("/publishers")}>Publishers</a></li>
          <li><a href={site.href("/search")}>Search</a></li>
          {FEEDS.map(([format]) => (
            <li><a href={site.href(`${place}/feed.${format}`)}>{{ atom: "Atom feed", rss: "RSS feed", json: "JSON feed" }[format]}</a></li>
          ))}
        </ul>
      </div>
    </footer>
  );
}
