import { createRegistry, type DescMessage, fromBinary, type MessageShape } from "@bufbuild/protobuf";
import { type Any, anyUnpack } from "@bufbuild/protobuf/wkt";
import { type ServiceError, status as Code } from "@grpc/grpc-js";
import { BadRequestSchema, ErrorInfoSchema, RetryInfoSchema } from "./gen/google/rpc/error_details_pb.js";
import { type Status, StatusSchema } from "./gen/google/rpc/status_pb.js";

/** The messages in errors' details, for toJson and fromJson of what carries them. */
export const detailsRegistry = createRegistry(ErrorInfoSchema, BadRequestSchema, RetryInfoSchema);

/** Canonical status codes, by name and by number. */
export { Code };

/** One field of the request that the service refused. */
export interface FieldViolation {
  /** Path in the request: `document.content`. */
  readonly field: string;
  readonly description: string;
}

/**
 * A failed call. Everything but `code` and `message` may be empty: a failure of
 * the connection carries no details of a service.
 */
export class PulseError extends Error {
  override readonly name = "PulseError";
  /** ErrorInfo.reason, UPPER_SNAKE_CASE: `ISSUE_NOT_FOUND`. */
  readonly reason: string = "";
  readonly domain: string = "";
  readonly fieldViolations: readonly FieldViolation[] = [];
  /** How long the service asks to wait before the same call again. */
  readonly retryDelayMs: number | undefined;

  constructor(
    readonly code: Code,
    message: string,
    /** Where the call went; empty for an error of the client itself. */
    readonly address: string = "",
    details: readonly Any[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
    for (const detail of details) {
      const info = unpack(detail, ErrorInfoSchema);
      const badRequest = unpack(detail, BadRequestSchema);
      const delay = unpack(detail, RetryInfoSchema)?.retryDelay;
      if (info) [this.reason, this.domain] = [info.reason, info.domain];
      if (badRequest) {
        this.fieldViolations = badRequest.fieldViolations.map(({ field, description }) => ({ field, description }));
      }
      if (delay) this.retryDelayMs = Number(delay.seconds) * 1000 + delay.nanos / 1e6;
    }
  }

  /** What became of one document of an archive: IngestArchiveResponse's `error`. */
  static fromStatus(status: Status): PulseError {
    return new PulseError(status.code, status.message, "", status.details);
  }

  /** The code's name: `NOT_FOUND`. */
  get codeName(): string {
    return Code[this.code];
  }
}

/**
 * The error for what gRPC reported. Details that are absent, unknown or
 * malformed are left out; code and message always arrive.
 */
export function fromServiceError(error: ServiceError, address: string): PulseError {
  let details: Any[] = [];
  const [encoded] = error.metadata?.get("grpc-status-details-bin") ?? [];
  if (encoded instanceof Uint8Array) {
    try {
      details = fromBinary(StatusSchema, encoded).details;
    } catch {
      // The service's own words are in code and message.
    }
  }
  return new PulseError(error.code, error.details, address, details, { cause: error });
}

function unpack<Desc extends DescMessage>(detail: Any, schema: Desc): MessageShape<Desc> | undefined {
  try {
    return anyUnpack(detail, schema);
  } catch {
    return undefined;
  }
}
