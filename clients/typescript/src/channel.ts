// How the client connects: credentials, retries, limits.

import { readFileSync } from "node:fs";
import { isIPv4 } from "node:net";
import { type ChannelCredentials, Client, credentials, Metadata } from "@grpc/grpc-js";
import { Code, PulseError } from "./error.js";
import { serviceConfig } from "./gen/service_config.js";

/** Where the services are and how long to wait for them. */
export interface ClientOptions {
  /** Default: $PULSE_INGEST_ADDRESS, else 127.0.0.1:7401. */
  ingestAddress?: string;
  /** Default: $PULSE_QUERY_ADDRESS, else 127.0.0.1:7402. */
  queryAddress?: string;
  /** Default: $PULSE_RENDER_ADDRESS, else 127.0.0.1:7403. */
  renderAddress?: string;
  /**
   * PEM file of the certificate authorities to trust. Without it plain text is
   * spoken, which is allowed to loopback addresses only. Default:
   * $PULSE_TLS_CA_FILE.
   */
  tlsCaFile?: string;
  /** Time for one call, its retries included. Default 30 s. */
  timeoutMs?: number;
  /** Time for one stream; a watch is resumed when it is over. Default 10 min. */
  streamTimeoutMs?: number;
  /** Who asks, kept with what they change: at most 200 characters of printable ASCII. */
  actor?: string;
}

const environment = process.env;

/** The options with what was left out. */
export function withDefaults(options: ClientOptions): Required<ClientOptions> {
  return {
    ingestAddress: environment["PULSE_INGEST_ADDRESS"] || "127.0.0.1:7401",
    queryAddress: environment["PULSE_QUERY_ADDRESS"] || "127.0.0.1:7402",
    renderAddress: environment["PULSE_RENDER_ADDRESS"] || "127.0.0.1:7403",
    tlsCaFile: environment["PULSE_TLS_CA_FILE"] ?? "",
    timeoutMs: 30_000,
    streamTimeoutMs: 600_000,
    actor: "",
    ...options,
  };
}

// A document may have 16 MiB, and the answer to it carries its text and where
// each field of it stands.
const MAX_ANSWER_BYTES = 64 << 20;
const MAX_ACTOR_LENGTH = 200;
// A service that was away for long is found again within seconds, where gRPC would
// wait two minutes.
const MAX_RECONNECT_WAIT_MS = 5000;

/** Connects lazily. Throws PulseError when the options cannot be used. */
export function openChannel(address: string, tlsCaFile: string): Client {
  const loopback = isLoopback(address);
  return new Client(address, makeCredentials(address, tlsCaFile), {
    "grpc.service_config": serviceConfig,
    "grpc.max_receive_message_length": MAX_ANSWER_BYTES,
    // The limit on documents is the service's to state, with a reason.
    "grpc.max_send_message_length": -1,
    "grpc.max_reconnect_backoff_ms": MAX_RECONNECT_WAIT_MS,
    // gRPC would send even loopback traffic through $http_proxy.
    ...(loopback ? { "grpc.enable_http_proxy": 0 } : {}),
  });
}

/** What goes with every call. Throws PulseError when the options cannot be used. */
export function callMetadata(actor: string): Metadata {
  const metadata = new Metadata();
  if (actor === "") return metadata;
  if (actor.length > MAX_ACTOR_LENGTH || !/^[ -~]*$/.test(actor)) {
    throw invalid(`an actor is at most ${MAX_ACTOR_LENGTH} characters of printable ASCII`);
  }
  metadata.set("pulse-actor", actor);
  return metadata;
}

/** Whether `address` (host:port, [::1]:port, unix:path) stays on this machine. */
export function isLoopback(address: string): boolean {
  if (address.startsWith("unix:")) return true;
  if (/^(localhost|\[::1\])(:|$)/.test(address)) return true;
  const host = address.split(":", 1)[0] ?? "";
  return isIPv4(host) && host.startsWith("127.");
}

function makeCredentials(address: string, tlsCaFile: string): ChannelCredentials {
  if (tlsCaFile === "") {
    if (!isLoopback(address)) {
      throw invalid(
        `${address} is not on this machine and plain text goes only to loopback: ` +
          "name the file of the certificate authority to trust (tlsCaFile)",
      );
    }
    return credentials.createInsecure();
  }
  let roots = Buffer.alloc(0);
  try {
    roots = readFileSync(tlsCaFile);
  } catch {
    // As an empty one.
  }
  if (roots.length === 0) {
    throw invalid(
      `cannot read certificate authorities from ${tlsCaFile}: name a PEM file that exists and is not empty`,
    );
  }
  return credentials.createSsl(roots);
}

function invalid(message: string): PulseError {
  return new PulseError(Code.INVALID_ARGUMENT, message);
}
