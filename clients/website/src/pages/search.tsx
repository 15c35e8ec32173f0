// What was found, with what matched, and ways to narrow it.

import { v1 } from "@cordisbright/pulse";
import type { Found, Search } from "../archive/search.js";
import { searchPath } from "../archive/search.js";
import { KINDS } from "../archive/kinds.js";
import type { Page } from "../routes/answering.js";
import { counted, editionText, useFrame } from "./frame.js";
import { Highlighted } from "./highlighted.js";
import { ItemEntry, Pager } from "./items.js";
import { SearchForm } from "./search_form.js";

/** Without `found`: the form, and maybe why there is nothing under it. */
export function searchPage(search: Search, found: Found | undefined, problem?: string): Page {
  return {
    title: search.query ? `“${search.query}”` : "Search",
    query: search.query,
    unlisted: true,
    body: (
      <div class="column search-page">
        <h1>Search the archive</h1>
        <SearchForm id="site_q" query={search.query} large />
        {problem ? <p class="problem" role="alert">{problem}</p> : null}
        {found ? <Results search={search} found={found} /> : null}
        {search.query || problem ? null : <SearchHints />}
      </div>
    ),
  };
}

function SearchHints() {
  return (
    <div class="hints">
      <p>Every word counts; so do their other forms. To say more:</p>
      <dl>
        <div><dt><code>"care leavers"</code></dt><dd>the words side by side</dd></div>
        <div><dt><code>prison OR probation</code></dt><dd>either</dd></div>
        <div><dt><code>prison -women</code></dt><dd>without the second</dd></div>
        <div><dt><code>title:housing</code></dt><dd>in titles only; also <code>publisher:</code> and <code>body:</code></dd></div>
      </dl>
    </div>
  );
}

function Results({ search, found }: { search: Search; found: Found }) {
  const total = Number(found.totalSize);
  const about = found.approximations.includes(v1.SearchApproximation.TOTAL_ESTIMATED) ? "About " : "";
  const { pageToken: _, ...firstPage } = search;
  return (
    <>
      <Correction search={search} corrected={found.correctedQuery} />
      <p class="summary" role="status">{total === 0 ? `Nothing was found for “${search.query}”.` : `${about}${counted(total, "item")}`}</p>
      <div class="search-columns">
        <Narrowing search={firstPage} facets={found.facets} />
        <div class="results">
          {found.results.map((result) => <Result result={result} />)}
          <Pager first={searchPath(firstPage)} here={!search.pageToken}
                 next={found.nextPageToken ? searchPath({ ...search, pageToken: found.nextPageToken }) : undefined} />
          {found.approximations.includes(v1.SearchApproximation.RESULTS_CUT) && !found.nextPageToken
            ? <p class="nothing">There is more than can be paged through: narrow the search to see it.</p> : null}
          {found.introductions.length > 0 ? <Introductions introductions={found.introductions} /> : null}
        </div>
      </div>
    </>
  );
}

function Introductions({ introductions }: { introductions: readonly v1.SearchIntroduction[] }) {
  const { site } = useFrame();
  return (
    <section class="introductions" aria-labelledby="site_introductions">
      <h2 id="site_introductions">Also in introductions</h2>
      {introductions.map(({ issue, title, edition, snippet, highlights }) => (
        <article class="entry">
          <h3 class="entry-title"><a href={site.href(`/${issue}`)}>{`${title}, ${editionText(edition)}`}</a></h3>
          <p class="entry-text"><Highlighted text={snippet} field="snippet" highlights={highlights} /></p>
        </article>
      ))}
    </section>
  );
}

function Result({ result: { item, highlights, snippet } }: { result: v1.SearchResult }) {
  if (!item) return null;
  return (
    <ItemEntry item={item} level={2} edition
      title={<Highlighted text={item.title} field="title" highlights={highlights} />}
      byline={item.byline ? <Highlighted text={item.byline} field="byline" highlights={highlights} /> : undefined}
      text={<Highlighted text={snippet} field="snippet" highlights={highlights} />} />
  );
}

function Correction({ search, corrected }: { search: Search; corrected: string }) {
  const { site } = useFrame();
  if (!corrected) return null;
  const { pageToken: _, ...first } = search;
  return (
    <p class="correction">
      Showing results for <strong>{corrected}</strong>.{" "}
      <a href={site.href(searchPath({ ...first, exact: true }))}>{`Search for “${search.query}” as it is`}</a>
    </p>
  );
}

const NARROWED_BY = [
  { field: v1.SearchFacetField.SECTOR, name: "sector", text: "Sector" },
  { field: v1.SearchFacetField.KIND, name: "kind", text: "Kind" },
  { field: v1.SearchFacetField.YEAR, name: "year", text: "Year" },
] as const;

function Narrowing({ search, facets }: { search: Search; facets: readonly v1.SearchFacet[] }) {
  const { site } = useFrame();
  const chosen = NARROWED_BY.filter(({ name }) => search[name]);
  return (
    <aside class="narrowing" aria-label="Narrow the search">
      {chosen.length > 0 || search.publisher
        ? <p><a href={site.href(searchPath({ query: search.query }))}>Search in everything</a></p> : null}
      {NARROWED_BY.map(({ field, name, text }) => {
        const counts = (facets.find((facet) => facet.field === field)?.counts ?? [])
          .map(({ value, displayName, count }) => ({ id: idOf(name, value), text: textOf(name, value, displayName), count }))
          .filter(({ id }) => id);
        if (name === "year") counts.sort((a, b) => Number(b.id) - Number(a.id));
        if (counts.length === 0) return null;
        return (
          <section>
            <h2>{text}</h2>
            <ul>
              {counts.map(({ id, text: label, count }) => (
                <li>
                  {search[name] === id
                    ? <a href={site.href(searchPath(without(search, name)))} aria-current="true">{label} <span class="unseen">(chosen; take back)</span></a>
                    : <a href={site.href(searchPath({ ...search, [name]: id }))}>{label}</a>}
                  <span class="count">{count.toLocaleString("en-GB")}</span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </aside>
  );
}

type Narrowed = (typeof NARROWED_BY)[number]["name"];

function without(search: Search, name: Narrowed): Search {
  const { [name]: _, ...rest } = search;
  return rest as Search;
}

function idOf(name: Narrowed, value: string): string | undefined {
  if (name === "sector") return value.replace("sectors/", "");
  return name === "kind" ? KINDS.find(({ filter }) => value === `ITEM_KIND_${filter}`)?.id : value;
}

function textOf(name: Narrowed, value: string, displayName: string): string {
  return name === "kind" ? KINDS.find(({ filter }) => value === `ITEM_KIND_${filter}`)?.many ?? value : displayName;
}
