// What the parts of a page know of the site round them.

import type { v1 } from "@cordisbright/pulse";
import { createContext, useContext } from "hono/jsx";
import type { Site } from "../site.js";

export interface Frame {
  readonly site: Pick<Site, "config" | "href" | "assets">;
  readonly sectors: readonly v1.Sector[];
}

export const FrameContext = createContext<Frame | undefined>(undefined);

export function useFrame(): Frame {
  const frame = useContext(FrameContext);
  if (!frame) throw new Error("only parts of a page know the frame");
  return frame;
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** `September 2024`. */
export function editionText(edition: v1.Edition | undefined): string {
  return edition ? `${MONTHS[edition.month - 1] ?? ""} ${edition.year}`.trim() : "";
}

/** `September 2024`, from `issues/2024-09` and all names below it. */
export function editionOfName(name: string): string {
  const [, year, month] = /^issues\/(\d{4})-(\d{2})/.exec(name) ?? [];
  return `${MONTHS[Number(month) - 1] ?? ""} ${year ?? ""}`.trim();
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}
