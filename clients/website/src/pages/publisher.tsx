// Who publishes: all of them by letter, and one of them with its items.

import type { v1 } from "@cordisbright/pulse";
import type { ItemPage } from "../archive/archive.js";
import { pathWith } from "../archive/names.js";
import type { Page } from "../routes/answering.js";
import { counted, useFrame } from "./frame.js";
import { ItemsByIssue, Pager } from "./items.js";

export function publishersPage(publishers: readonly v1.PublisherProfile[]): Page {
  return {
    title: "Publishers",
    description: `${counted(publishers.length, "publisher")} of research, policy and practice.`,
    body: <Publishers publishers={publishers} />,
  };
}

function Publishers({ publishers }: { publishers: readonly v1.PublisherProfile[] }) {
  const { site } = useFrame();
  const letters = byLetter(publishers);
  return (
    <div class="column listing">
      <div class="listing-head">
        <h1>Publishers</h1>
        <p class="summary">{`${counted(publishers.length, "organisation")} whose work we have summarised.`}</p>
        <nav class="letters" aria-label="Letters">
          <ul>{letters.map(([letter]) => <li><a href={`#letter_${letter}`}>{letter}</a></li>)}</ul>
        </nav>
      </div>
      <div class="listing-body">
        {letters.map(([letter, own]) => (
          <section class="letter" aria-labelledby={`letter_${letter}`}>
            <h2 id={`letter_${letter}`}>{letter}</h2>
            <ul>{own.map(({ name, displayName }) => <li><a href={site.href(`/${name}`)}>{displayName}</a></li>)}</ul>
          </section>
        ))}
      </div>
    </div>
  );
}

/** By the first letter that counts: not that of `The`. What does not begin with one is under `0-9`. */
export function byLetter(publishers: readonly v1.PublisherProfile[]): [string, v1.PublisherProfile[]][] {
  const letters = new Map<string, v1.PublisherProfile[]>();
  for (const publisher of publishers) {
    const first = publisher.displayName.replace(/^the\s+/i, "").normalize("NFD").charAt(0).toUpperCase();
    const letter = /[A-Z]/.test(first) ? first : "0-9";
    letters.set(letter, [...(letters.get(letter) ?? []), publisher]);
  }
  return [...letters].sort(([a], [b]) => (a < b ? -1 : 1));
}

export function publisherPage(
  profile: v1.PublisherProfile, itemCount: number, page: ItemPage, pageToken: string | undefined,
): Page {
  return {
    title: profile.displayName,
    description: `${counted(itemCount, "item")} published by ${profile.displayName}.`,
    feed: { path: `/${profile.name}`, title: profile.displayName },
    unlisted: Boolean(pageToken),
    body: (
      <div class="column listing">
        <div class="listing-head">
          <p class="kicker">Publisher</p>
          <h1>{profile.displayName}</h1>
          <p class="summary">{`${counted(itemCount, "item")} in the archive.`}</p>
        </div>
        <div class="listing-body">
          {page.items.length > 0 ? <ItemsByIssue items={page.items} /> : <p class="nothing">Nothing of theirs is published at the moment.</p>}
          <Pager first={publisherPath(profile.name, undefined)} here={!pageToken}
                 next={page.nextPageToken ? publisherPath(profile.name, page.nextPageToken) : undefined} />
        </div>
      </div>
    ),
  };
}

export function publisherPath(publisher: string, pageToken: string | undefined): string {
  return pathWith(`/${publisher}`, { page: pageToken });
}
