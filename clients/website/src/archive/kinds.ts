import { v1 } from "@cordisbright/pulse";

/** A kind of item: as a parameter, as the service's filter names it, and for people. */
export interface Kind {
  readonly id: string;
  readonly value: v1.ItemKind;
  readonly filter: string;
  readonly one: string;
  readonly many: string;
}

export const KINDS: readonly Kind[] = [
  { id: "report", value: v1.ItemKind.REPORT, filter: "REPORT", one: "Report", many: "Reports" },
  { id: "briefing", value: v1.ItemKind.BRIEFING, filter: "BRIEFING", one: "Briefing", many: "Briefings" },
  { id: "tool-or-guidance", value: v1.ItemKind.TOOL_OR_GUIDANCE, filter: "TOOL_OR_GUIDANCE", one: "Tool or guidance", many: "Tools and guidance" },
  { id: "news", value: v1.ItemKind.NEWS, filter: "NEWS", one: "News", many: "News" },
];

/** Undefined where the document printed no group, or a newer service knows a kind that we do not. */
export function kindOf(value: v1.ItemKind): Kind | undefined {
  return KINDS.find((kind) => kind.value === value);
}

export function kindById(id: string | undefined): Kind | undefined {
  return KINDS.find((kind) => kind.id === id);
}
