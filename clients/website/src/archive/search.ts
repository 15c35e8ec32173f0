// Search: what a reader asked, as the service wants it and as a link has it.

import { type PulseClient, v1 } from "@cordisbright/pulse";
import type { Question } from "../cache/answers.js";
import { kindById } from "./kinds.js";
import { isPageToken, pathWith, publisherName, sectorName } from "./names.js";
import { digested } from "./question.js";

/** What the service takes of a query, and of the start of one. */
export const MAX_QUERY_BYTES = 1000;
export const MAX_PREFIX_BYTES = 200;
const RESULTS_A_PAGE = 10;
const SUGGESTIONS = 8;

/** The parameters of a search, each of a form that may stand in a filter. */
export interface Search {
  readonly query: string;
  readonly sector?: string;
  readonly kind?: string;
  readonly publisher?: string;
  readonly year?: string;
  /** As the words are, without spelling them otherwise. */
  readonly exact?: boolean;
  readonly pageToken?: string;
}

export type Found = Omit<v1.SearchItemsResponse, "$typeName" | "$unknown" | "changeCursor">;
export interface Suggested {
  readonly text: string;
  readonly path: string;
  readonly kind: "publisher" | "title";
}

/** Of a parameter given more than once the first counts; what is malformed or unknown does not. */
export function readSearch(parameters: URLSearchParams): Search {
  const get = (name: string) => parameters.get(name) ?? undefined;
  const year = get("year");
  const token = get("page");
  return {
    query: (get("q") ?? "").trim(),
    ...(sectorName(get("sector")) ? { sector: get("sector")! } : {}),
    ...(kindById(get("kind")) ? { kind: get("kind")! } : {}),
    ...(publisherName(get("publisher")) ? { publisher: get("publisher")! } : {}),
    ...(year && /^\d{4}$/.test(year) ? { year } : {}),
    ...(get("exact") === "1" ? { exact: true } : {}),
    ...(token && isPageToken(token) ? { pageToken: token } : {}),
  };
}

/** The same search has the same path, whatever was typed into the address. */
export function searchPath({ query, sector, kind, publisher, year, exact, pageToken }: Search): string {
  return pathWith("/search", { q: query, sector, kind, publisher, year, exact: exact ? "1" : undefined, page: pageToken });
}

export function filterOf({ sector, kind, publisher, year }: Search): string {
  return [
    sector && `sector = "sectors/${sector}"`,
    kind && `kind = ${kindById(kind)?.filter}`,
    publisher && `publisher = "publishers/${publisher}"`,
    year && `edition = ${year}`,
  ].filter(Boolean).join(" AND ");
}

export function results(client: PulseClient, search: Search, timeoutMs: number): Question<Found> {
  const { SECTOR, KIND, YEAR } = v1.SearchFacetField;
  const question = digested(searchPath(search), timeoutMs, async (asking) => {
    const { $typeName: _, changeCursor: __, ...found } = await client.searchItems({
      query: search.query,
      filter: filterOf(search),
      pageSize: RESULTS_A_PAGE,
      pageToken: search.pageToken ?? "",
      facets: [SECTOR, KIND, YEAR],
      exactSpelling: search.exact ?? false,
    }, asking);
    return found;
  });
  return { ...question, fleeting: true };
}

export function suggestions(client: PulseClient, prefix: string, timeoutMs: number): Question<readonly Suggested[]> {
  const question = digested(`suggest ${prefix}`, timeoutMs, async (asking) => {
    const answer = await client.suggestTerms({ prefix, maxSuggestions: SUGGESTIONS }, asking);
    return answer.suggestions.map(({ type, name, text }) => ({
      text,
      path: `/${name}`,
      kind: type === v1.SuggestionType.PUBLISHER ? "publisher" as const : "title" as const,
    }));
  });
  return { ...question, fleeting: true };
}
