import type { DescService, MessageInitShape } from "@bufbuild/protobuf";
import { bindCalls, type Calls, type Connection } from "./calls.js";
import { callMetadata, type ClientOptions, openChannel, withDefaults } from "./channel.js";
import type { WatchChangesRequestSchema, WatchChangesResponse } from "./gen/cordisbright/pulse/v1/change_pb.js";
import { IngestService } from "./gen/cordisbright/pulse/v1/ingest_service_pb.js";
import { QueryService } from "./gen/cordisbright/pulse/v1/query_service_pb.js";
import { RenderService } from "./gen/cordisbright/pulse/v1/render_service_pb.js";
import { bindListings, type Listings } from "./paging.js";
import { watch, type WatchOptions } from "./watch.js";

/**
 * One function a procedure of the three services. Each rejects with a
 * PulseError. While the service is UNAVAILABLE, calls that only read and calls
 * with a request id are sent again within their time; the others are sent once.
 * A request that may have an id and has none is given one.
 */
export interface PulseClient
  extends Calls<typeof IngestService>,
    Calls<typeof QueryService>,
    Calls<typeof RenderService> {
  /** The list procedures over all their pages. */
  readonly all: Listings;
  /**
   * The change feed from `startCursor` on, for ever: a stream that breaks is
   * resumed after the last message.
   */
  watch(
    request?: MessageInitShape<typeof WatchChangesRequestSchema>,
    options?: WatchOptions,
  ): AsyncIterable<WatchChangesResponse>;
  /** Ends what is under way. */
  close(): void;
}

/** Connects lazily. Throws PulseError when the options cannot be used. */
export function createClient(given: ClientOptions = {}): PulseClient {
  const options = withDefaults(given);
  const metadata = callMetadata(options.actor);
  const connections: Connection[] = [];
  const connect = <S extends DescService>(service: S, address: string): Calls<S> => {
    const connection = {
      channel: openChannel(address, options.tlsCaFile),
      address,
      metadata,
      timeoutMs: options.timeoutMs,
      streamTimeoutMs: options.streamTimeoutMs,
    };
    connections.push(connection);
    return bindCalls(service, connection);
  };
  const calls = {
    ...connect(IngestService, options.ingestAddress),
    ...connect(QueryService, options.queryAddress),
    ...connect(RenderService, options.renderAddress),
  };
  return {
    ...calls,
    all: bindListings(calls),
    watch: (request = {}, watchOptions = {}) => watch(calls.watchChanges, request, watchOptions),
    close: () => connections.forEach(({ channel }) => channel.close()),
  };
}
