// The change feed, resumed when its stream breaks.

import { setTimeout as sleep } from "node:timers/promises";
import type { MessageInitShape } from "@bufbuild/protobuf";
import type { Calls } from "./calls.js";
import { Code, PulseError } from "./error.js";
import type { WatchChangesRequestSchema, WatchChangesResponse } from "./gen/cordisbright/pulse/v1/change_pb.js";
import type { QueryService } from "./gen/cordisbright/pulse/v1/query_service_pb.js";

/** How a watch is kept up. */
export interface WatchOptions {
  /** Ends the watch: it then fails with the signal's reason. */
  signal?: AbortSignal;
  /**
   * How long to try without a message before giving up with the last error.
   * Default 5 min.
   */
  patienceMs?: number;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5000;
// The service went away, the stream's own time is over, or it was too slow.
const RESUMED = new Set([Code.UNAVAILABLE, Code.DEADLINE_EXCEEDED, Code.RESOURCE_EXHAUSTED]);

/** The change feed from `startCursor` on, for ever. */
export async function* watch(
  open: Calls<typeof QueryService>["watchChanges"],
  request: MessageInitShape<typeof WatchChangesRequestSchema>,
  { signal, patienceMs = 300_000 }: WatchOptions = {},
): AsyncGenerator<WatchChangesResponse, never> {
  let startCursor = request.startCursor ?? "";
  let waitMs = FIRST_WAIT_MS;
  let failingSince: number | undefined;
  for (;;) {
    let askedMs = 0;
    try {
      for await (const message of open({ ...request, startCursor }, signal ? { signal } : {})) {
        startCursor = message.cursor;
        waitMs = FIRST_WAIT_MS;
        failingSince = undefined;
        yield message;
      }
    } catch (error) {
      if (!(error instanceof PulseError) || !RESUMED.has(error.code)) throw error;
      if (failingSince !== undefined && performance.now() - failingSince >= patienceMs) throw error;
      askedMs = error.retryDelayMs ?? 0;
    }
    failingSince ??= performance.now();
    await pause(Math.max(askedMs, waitMs * (0.8 + Math.random() * 0.4)), signal);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  }
}

async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(milliseconds, undefined, signal ? { signal } : {});
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  }
}
