import { useFrame } from "./frame.js";

/** A form that works by itself; search.js offers suggestions where there is script. */
export function SearchForm({ id, query, large = false }: { id: string; query: string; large?: boolean }) {
  const { site } = useFrame();
  return (
    <form class={large ? "search search-large" : "search"} role="search" action={site.href("/search")} method="get"
          data-suggest={site.href("/suggest")}>
      <label for={id}>Search the archive</label>
      <div class="search-field">
        <input id={id} name="q" type="search" value={query} maxlength={300} autocomplete="off" enterkeyhint="search"
               autocapitalize="none" spellcheck={false} placeholder="Title, publisher or words" />
        <button type="submit">Search</button>
      </div>
    </form>
  );
}
