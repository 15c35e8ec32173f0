// ETag and If-None-Match (RFC 9110, 8.8.3 and 13.1.2).
//
// A page is made of answers of the services, each with an etag. The page's tag is
// all of them, so that a reader's If-None-Match can be taken apart again and sent
// on as if_none_match. It is weak: the same page may be sent compressed or not.

// More are not looked at: no browser sends more than one.
const MAX_TAGS = 16;
const MAX_FIELD_LENGTH = 4096;
// The services' own are no longer, and refuse longer ones.
const MAX_ETAG_LENGTH = 64;

/** The opaque tags of a field; `["*"]` for `*`. Weak ones count as strong: that is how If-None-Match compares. */
export function parseEntityTags(field: string | undefined): string[] {
  if (!field || field.length > MAX_FIELD_LENGTH) return [];
  if (field.trim() === "*") return ["*"];
  const tags: string[] = [];
  const tag = /[\s,]*(?:W\/)?"([\x21\x23-\x7e\x80-\xff]*)"\s*(?:,|$)/y;
  for (let found = tag.exec(field); found && tags.length < MAX_TAGS; found = tag.exec(field)) {
    tags.push(found[1] ?? "");
  }
  return tags;
}

/** The tag of a page made by `build` out of answers with these etags. */
export function joinTag(build: string, etags: readonly string[]): string {
  return [build, ...etags].map(encode).join(".");
}

/** The etags in a tag that `joinTag` made with the same build and as many etags. */
export function splitTag(tag: string, build: string, count: number): string[] | undefined {
  const [first, ...rest] = tag.split(".");
  if (first !== encode(build) || rest.length !== count) return undefined;
  try {
    const etags = rest.map(decodeURIComponent);
    return etags.every((etag) => /^[!-~]*$/.test(etag) && etag.length <= MAX_ETAG_LENGTH) ? etags : undefined;
  } catch {
    return undefined;  // somebody else's
  }
}


function encode(etag: string): string {
  return encodeURIComponent(etag).replaceAll(".", "%2E");
}
