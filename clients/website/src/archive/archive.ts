// Everything the pages ask of the services.

import { type PulseClient, v1 } from "@cordisbright/pulse";
import type { Question } from "../cache/answers.js";
import { digested, tagged } from "./question.js";

export type Feed = "atom" | "rss" | "json";
const FEED_FORMATS = { atom: v1.FeedFormat.ATOM, rss: v1.FeedFormat.RSS, json: v1.FeedFormat.JSON_FEED } as const;

/** HTML from the render service: escaped there, to stand in a page as it is. */
export interface Markup {
  readonly html: string;
}
export interface FeedDocument {
  readonly text: string;
  readonly contentType: string;
}
export interface ItemPage {
  readonly items: readonly v1.Item[];
  readonly nextPageToken: string;
}
export interface ItemSelection {
  readonly sector?: string;
  readonly publisher?: string;
  readonly kind?: v1.ItemKind;
  readonly pageToken?: string;
}

/** Put before every id and class of the renderer's; assets/issue.css is written for it. */
const PREFIX = "pulse-";
const ITEMS_A_PAGE = 20;
const RELATED_ITEMS = 5;
const CHART_MONTHS = 36;

export class Archive {
  constructor(
    private readonly client: PulseClient,
    private readonly options: { readonly publicUrl: string; readonly title: string; readonly timeoutMs: number },
  ) {}

  sectors(): Question<readonly v1.Sector[]> {
    return digested("sectors", this.#time, async (asking) => (await this.client.listSectors({}, asking)).sectors);
  }

  latest(): Question<v1.Issue> {
    return tagged("latest", this.#time, (ifNoneMatch, asking) => this.client.getLatestIssue({ ifNoneMatch }, asking), issueIn);
  }

  issue(name: string): Question<v1.Issue> {
    const view = v1.ContentView.BASIC;
    return tagged(name, this.#time, (ifNoneMatch, asking) => this.client.getIssue({ name, view, ifNoneMatch }, asking), issueIn);
  }

  /** Every published issue, newest first. */
  issues(): Question<readonly v1.IssueSummary[]> {
    return digested("issues", this.#time, async (asking) => {
      const issues: v1.IssueSummary[] = [];
      for await (const issue of this.client.all.listIssues({ pageSize: 500 }, asking)) issues.push(issue);
      return issues;
    });
  }

  issueMarkup(name: string): Question<Markup> {
    const request = { name, format: v1.RenderFormat.FRAGMENT, fragment: { prefix: PREFIX, headingLevel: 1 } };
    const { publicUrl } = this.options;
    return tagged(`markup ${name}`, this.#time,
      (ifNoneMatch, asking) => this.client.renderIssue({ ...request, publicUrl, ifNoneMatch }, asking), markupIn);
  }

  item(name: string): Question<v1.Item> {
    return tagged(name, this.#time, (ifNoneMatch, asking) => this.client.getItem({ name, ifNoneMatch }, asking), ({ item }) => {
      if (!item) throw new Error(`the service answered no item for ${name}`);
      return item;
    });
  }

  itemMarkup(name: string): Question<Markup> {
    const request = { name, format: v1.RenderFormat.FRAGMENT, fragment: { prefix: PREFIX, headingLevel: 1 } };
    return tagged(`markup ${name}`, this.#time,
      (ifNoneMatch, asking) => this.client.renderItem({ ...request, ifNoneMatch }, asking), markupIn);
  }

  /** None where the service is away: a page can do without. */
  related(name: string): Question<readonly v1.Item[]> {
    const question = digested(`related ${name}`, this.#time, async (asking) => {
      const { items } = await this.client.listRelatedItems({ name, maxItems: RELATED_ITEMS }, asking);
      return items.flatMap(({ item }) => item ?? []);
    });
    return { ...question, fallback: [] };
  }

  items(selection: ItemSelection): Question<ItemPage> {
    const { sector, publisher, kind, pageToken = "" } = selection;
    return digested(`items ${JSON.stringify([sector, publisher, kind, pageToken])}`, this.#time, async (asking) => {
      const { items, nextPageToken } = await this.client.listItems({
        sectors: sector ? [sector] : [],
        kinds: kind === undefined ? [] : [kind],
        filter: publisher ? `publisher = "${publisher}"` : "",
        pageSize: ITEMS_A_PAGE,
        pageToken,
      }, asking);
      return { items, nextPageToken };
    });
  }

  /** Items a month of a sector. None where the service is away. */
  months(sector: string): Question<readonly v1.SummaryRow[]> {
    const question = digested(`months ${sector}`, this.#time, async (asking) => {
      const request = { filter: `sector = "${sector}"`, dimensions: [v1.SummaryDimension.MONTH], maxRows: 5000 };
      return (await this.client.summarizeItems(request, asking)).rows;
    });
    return { ...question, fallback: [] };
  }

  /** The chart of the years up to an edition. */
  chart(last: v1.Edition): Question<Markup> {
    const month = last.year * 12 + last.month - CHART_MONTHS;
    const firstEdition = { year: Math.floor(month / 12), month: (month % 12) + 1 };
    const request = { format: v1.ChartFormat.FIGURE, prefix: PREFIX, firstEdition, lastEdition: last };
    const question = tagged(`chart ${last.year}-${last.month}`, this.#time,
      (ifNoneMatch, asking) => this.client.renderArchiveChart({ ...request, ifNoneMatch }, asking), markupIn);
    return { ...question, fallback: { html: "" } };
  }

  publishers(): Question<readonly v1.PublisherProfile[]> {
    return digested("publishers", this.#time, async (asking) => {
      const publishers: v1.PublisherProfile[] = [];
      for await (const publisher of this.client.all.listPublishers({ pageSize: 500 }, asking)) publishers.push(publisher);
      return publishers;
    });
  }

  publisher(name: string): Question<{ readonly profile: v1.PublisherProfile; readonly itemCount: number }> {
    return digested(name, this.#time, async (asking) => {
      const { publisher, itemCount } = await this.client.getPublisher({ name }, asking);
      if (!publisher) throw new Error(`the service answered no publisher for ${name}`);
      return { profile: publisher, itemCount: Number(itemCount) };
    });
  }

  feed(format: Feed, of: { sector?: string; publisher?: string; title?: string }): Question<FeedDocument> {
    const place = of.sector ?? of.publisher;
    const request = {
      format: FEED_FORMATS[format],
      sector: of.sector ?? "",
      publisher: of.publisher ?? "",
      title: of.title ? `${this.options.title}: ${of.title}` : this.options.title,
      publicUrl: this.options.publicUrl,
      feedUrl: `${this.options.publicUrl}${place ? `/${place}` : ""}/feed.${format}`,
    };
    return tagged(`feed ${format} ${JSON.stringify(of)}`, this.#time,
      (ifNoneMatch, asking) => this.client.renderFeed({ ...request, ifNoneMatch }, asking),
      ({ content, contentType }) => ({ text: textIn(content), contentType }));
  }

  get #time(): number {
    return this.options.timeoutMs;
  }
}

function issueIn({ issue }: { issue?: v1.Issue }): v1.Issue {
  if (!issue) throw new Error("the service answered no issue");
  return issue;
}

function markupIn({ content }: { content: Uint8Array }): Markup {
  return { html: textIn(content) };
}

function textIn(content: Uint8Array): string {
  return Buffer.from(content).toString("utf8");
}
