import type { v1 } from "@cordisbright/pulse";

interface Props {
  readonly text: string;
  readonly field: string;
  readonly highlights: readonly v1.SearchHighlight[];
}

/** A field's text with what matched marked. Offsets count bytes of UTF-8; text between them is escaped as any. */
export function Highlighted({ text, field, highlights }: Props) {
  const parts = splitAt(text, highlights.filter((highlight) => highlight.field === field));
  const plain = field === "snippet" ? withoutLinkMarkup : (words: string) => words;
  return <>{parts.map((part) => (part.matched ? <mark>{part.text}</mark> : plain(part.text)))}</>;
}

// A snippet is of the body's CommonMark, where a link is [words](address).
function withoutLinkMarkup(text: string): string {
  return text.replace(/\]\([^\s)]*\)?/g, "").replace(/\[(?=[\p{L}\p{N}])|\*\*/gu, "");
}

/** The text in parts. Highlights that overlap, or that are not inside the text, are left out. */
export function splitAt(text: string, highlights: readonly { begin: number; end: number }[]): { text: string; matched: boolean }[] {
  const bytes = Buffer.from(text);
  const parts: { text: string; matched: boolean }[] = [];
  let at = 0;
  const take = (end: number, matched: boolean) => {
    if (end > at) parts.push({ text: bytes.subarray(at, end).toString("utf8"), matched });
    at = end;
  };
  for (const { begin, end } of highlights) {
    if (begin < at || end <= begin || end > bytes.length) continue;
    take(begin, false);
    take(end, true);
  }
  take(bytes.length, false);
  return parts;
}
