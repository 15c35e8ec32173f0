// A body as it is sent: compressed once, not once a reader.

import { promisify } from "node:util";
import { gzip } from "node:zlib";

const compress = promisify(gzip);
// Less does not shrink by a packet.
const MIN_COMPRESSED_BYTES = 1400;

export interface Rendering {
  readonly plain: Buffer;
  readonly gzip: Buffer | undefined;
}

export async function render(text: string | Buffer): Promise<Rendering> {
  const plain = Buffer.from(text);
  return { plain, gzip: plain.length < MIN_COMPRESSED_BYTES ? undefined : await compress(plain) };
}

/** Whether Accept-Encoding takes gzip. */
export function takesGzip(field: string | undefined): boolean {
  const found = /(?:^|,)\s*(?:gzip|\*)\s*(?:;\s*q=([\d.]+))?\s*(?:,|$)/i.exec(field ?? "");
  return found !== null && Number(found[1] ?? 1) > 0;
}
