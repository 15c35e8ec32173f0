// The names of the API as parts of paths. What is not a name is no page, and the
// service is not asked.

const ISSUE = /^\d{4}-\d{2}(-[a-z0-9-]{1,80})?$/;
const SLUG = /^[a-z0-9-]{1,80}$/;
// Tokens are opaque; this is only what may stand in a URL, and how much of it.
const PAGE_TOKEN = /^[\w.~+/=-]{1,1024}$/;

export function issueName(id: string | undefined): string | undefined {
  return id && ISSUE.test(id) ? `issues/${id}` : undefined;
}

export function itemName(issue: string | undefined, slug: string | undefined): string | undefined {
  const name = issueName(issue);
  return name && slug && SLUG.test(slug) ? `${name}/items/${slug}` : undefined;
}

export function sectorName(id: string | undefined): string | undefined {
  return id && SLUG.test(id) ? `sectors/${id}` : undefined;
}

export function publisherName(id: string | undefined): string | undefined {
  return id && SLUG.test(id) ? `publishers/${id}` : undefined;
}

export function isPageToken(token: string): boolean {
  return PAGE_TOKEN.test(token);
}

/** The path with those of the parameters that are set, in their order. */
export function pathWith(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const set = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value) set.set(name, value);
  const query = set.toString();
  return query ? `${path}?${query}` : path;
}

/** `issues/2022-09` of `issues/2022-09/items/night-custody`. */
export function issueOf(item: string): string {
  return item.split("/items/", 1)[0] ?? item;
}

export function slugOf(item: string): string {
  return item.slice(item.lastIndexOf("/") + 1);
}
