// List procedures as async iterables: pages are fetched as the loop reaches them.

import type { MessageInitShape, MessageShape } from "@bufbuild/protobuf";
import type { Calls, CallOptions } from "./calls.js";
import { Code, PulseError } from "./error.js";
import type { IngestService } from "./gen/cordisbright/pulse/v1/ingest_service_pb.js";
import type { QueryService } from "./gen/cordisbright/pulse/v1/query_service_pb.js";

/** The list procedures, and the field of their answers that has the elements. */
export const elementsOf = {
  listIssues: "issues",
  listItems: "items",
  listPublisherChanges: "changes",
  listPublishers: "publishers",
  listRepeatPublications: "publications",
  listRevisions: "revisions",
  listScheduledIssues: "issues",
  searchItems: "results",
} as const;

type Methods = (typeof IngestService)["method"] & (typeof QueryService)["method"];
type Listing = keyof typeof elementsOf;
type Element<L extends Listing> = MessageShape<Methods[L]["output"]>[(typeof elementsOf)[L] &
  keyof MessageShape<Methods[L]["output"]>] extends (infer E)[]
  ? E
  : never;

/**
 * Everything a request selects, over all pages. `pageToken` is where it starts;
 * `timeoutMs` is that of one page.
 */
export type Listings = {
  [L in Listing]: (
    request: MessageInitShape<Methods[L]["input"]>,
    options?: CallOptions,
  ) => AsyncIterable<Element<L>>;
};

interface Page {
  nextPageToken: string;
}
type FetchPage = (request: object, options?: CallOptions) => Promise<Page>;

export function bindListings(calls: Pick<Calls<typeof IngestService> & Calls<typeof QueryService>, Listing>): Listings {
  const listings: Record<string, unknown> = {};
  for (const [name, elements] of Object.entries(elementsOf)) {
    const fetch = calls[name as Listing] as unknown as FetchPage;
    listings[name] = (request: object, options?: CallOptions) => walk(fetch, elements, request, options);
  }
  return listings as Listings;
}

async function* walk(fetch: FetchPage, elements: string, request: object, options?: CallOptions) {
  let token = "pageToken" in request ? request.pageToken : "";
  for (;;) {
    const page = await fetch({ ...request, pageToken: token }, options);
    yield* page[elements as keyof Page] as unknown as unknown[];
    if (page.nextPageToken === "") return;
    // Would loop for ever.
    if (page.nextPageToken === token) {
      throw new PulseError(Code.INTERNAL, "the service answered the same page token twice");
    }
    token = page.nextPageToken;
  }
}
