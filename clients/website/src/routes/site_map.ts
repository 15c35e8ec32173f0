// The site for search engines: an index, one map of the places and one an issue,
// so that no map grows with the archive.

import { html } from "hono/html";
import type { Site } from "../site.js";

export function robots(site: Site): string {
  return `User-agent: *\nDisallow: ${site.base}/search\nDisallow: ${site.base}/suggest\n\nSitemap: ${site.config.publicUrl}/sitemap.xml\n`;
}

export async function mapIndex(site: Site, signal: AbortSignal): Promise<string> {
  const { value: issues = [] } = await site.ask(site.archive.issues(), { signal });
  const maps = ["places", ...issues.map(({ name }) => name.replace("issues/", ""))];
  return document("sitemapindex", maps.map((id) => place("sitemap", site, `/sitemaps/${id}.xml`)));
}

/** Of an issue and its items; without a name, of everything that is neither. */
export async function issueMap(site: Site, name: string | undefined, signal: AbortSignal): Promise<string> {
  if (!name) {
    const [{ value: sectors = [] }, { value: publishers = [] }] = await Promise.all([
      site.ask(site.archive.sectors(), { signal }), site.ask(site.archive.publishers(), { signal }),
    ]);
    const paths = ["", "/archive", "/publishers", ...[...sectors, ...publishers].map((one) => `/${one.name}`)];
    return document("urlset", paths.map((path) => place("url", site, path)));
  }
  const { value: issue } = await site.ask(site.archive.issue(name), { signal });
  const items = issue?.sections.flatMap((section) => section.items) ?? [];
  return document("urlset", [name, ...items.map((item) => item.name)].map((one) => place("url", site, `/${one}`)));
}

function place(element: "url" | "sitemap", site: Site, path: string): string {
  return `<${element}><loc>${html`${site.config.publicUrl + path}`}</loc></${element}>\n`;
}

function document(element: "urlset" | "sitemapindex", places: readonly string[]): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<${element} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${places.join("")}</${element}>\n`;
}
