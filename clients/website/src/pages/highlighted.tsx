import type { v1 } from "@cordisbright/pulse";

interface Props {
  readonly text: string;
  readonly field: string;
  readonly highlights: readonly v1.SearchHighlight[];
}

/** A field's text with what matched marked. Offsets count bytes of UTF-8; text between them is escaped as any. */
export function Highlighted({ text, field, highlights }: Props) {
  const parts = splitAt(text, highlights.filter((highlight) => highlight.field === field));
  if (field !== "snippet") return <>{parts.map(marked)}</>;
  const cutBefore = /^\p{Ll}/u.test(text) ? "…" : "";
  const cutAfter = /[\p{L}\p{N},;:–-]$/u.test(text) ? "…" : "";
  return <>{cutBefore}{parts.map(marked)}{cutAfter}</>;
}

function marked({ text, matched }: Part) {
  return matched ? <mark>{text}</mark> : text;
}

interface Part {
  readonly text: string;
  readonly matched: boolean;
}

/** The text in parts. Highlights that overlap, or that are not inside the text, are left out. */
export function splitAt(text: string, highlights: readonly { begin: number; end: number }[]): Part[] {
  const bytes = Buffer.from(text);
  const parts: Part[] = [];
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
