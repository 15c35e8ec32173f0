// The procedures of a service as functions with types, made from its descriptor.

import { randomUUID } from "node:crypto";
import {
  create,
  type DescMethod,
  type DescMethodBiDiStreaming,
  type DescMethodServerStreaming,
  type DescMethodUnary,
  type DescService,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from "@bufbuild/protobuf";
import { reflect } from "@bufbuild/protobuf/reflect";
import type { Client, ClientReadableStream, Metadata, ServiceError } from "@grpc/grpc-js";
import { fromServiceError } from "./error.js";

/** How one call is made. */
export interface CallOptions {
  /** This call's own time. */
  timeoutMs?: number;
  /** Ends the call: it then fails with the signal's reason. */
  signal?: AbortSignal;
}

/** The functions that call a service. */
export type Calls<S extends DescService> = { [M in keyof S["method"]]: Call<S["method"][M]> };

type Call<M> =
  M extends DescMethodUnary<infer I, infer O>
    ? (request: MessageInitShape<I>, options?: CallOptions) => Promise<MessageShape<O>>
    : M extends DescMethodServerStreaming<infer I, infer O>
      ? (request: MessageInitShape<I>, options?: CallOptions) => AsyncIterable<MessageShape<O>>
      : M extends DescMethodBiDiStreaming<infer I, infer O>
        ? (
            requests: AsyncIterable<MessageInitShape<I>> | Iterable<MessageInitShape<I>>,
            options?: CallOptions,
          ) => AsyncIterable<MessageShape<O>>
        : never;

/** One service's end of the client. */
export interface Connection {
  readonly channel: Client;
  readonly address: string;
  readonly metadata: Metadata;
  readonly timeoutMs: number;
  readonly streamTimeoutMs: number;
}

export function bindCalls<S extends DescService>(service: S, to: Connection): Calls<S> {
  const calls: Record<string, unknown> = {};
  for (const method of service.methods) {
    calls[method.localName] =
      method.methodKind === "unary" ? unary(method, to)
      : method.methodKind === "server_streaming" ? serverStream(method, to)
      : bidiStream(method, to);
  }
  return calls as Calls<S>;
}

type Request = MessageInitShape<DescMethod["input"]>;

function unary(method: DescMethod, to: Connection) {
  return (init: Request, options: CallOptions = {}) =>
    new Promise((resolve, reject) => {
      options.signal?.throwIfAborted();
      const request = withRequestId(method, create(method.input, init));
      const call = to.channel.makeUnaryRequest(
        pathOf(method),
        (message: typeof request) => Buffer.from(toBinary(method.input, message)),
        (bytes) => fromBinary(method.output, bytes),
        request,
        to.metadata,
        { deadline: Date.now() + (options.timeoutMs ?? to.timeoutMs) },
        (error, response) => {
          stopListening();
          if (error) reject(options.signal?.aborted ? options.signal.reason : fromServiceError(error, to.address));
          else resolve(response);
        },
      );
      const stopListening = cancelOnAbort(call, options.signal);
    });
}

function serverStream(method: DescMethod, to: Connection) {
  return async function* (init: Request, options: CallOptions = {}) {
    options.signal?.throwIfAborted();
    const call = to.channel.makeServerStreamRequest(
      pathOf(method),
      (message: MessageShape<DescMethod["input"]>) => Buffer.from(toBinary(method.input, message)),
      (bytes) => fromBinary(method.output, bytes),
      create(method.input, init),
      to.metadata,
      { deadline: Date.now() + (options.timeoutMs ?? to.streamTimeoutMs) },
    );
    yield* received(call, to, options.signal);
  };
}

// Requests are sent as fast as the service takes them. Never sent again.
function bidiStream(method: DescMethod, to: Connection) {
  return async function* (requests: AsyncIterable<Request> | Iterable<Request>, options: CallOptions = {}) {
    options.signal?.throwIfAborted();
    const call = to.channel.makeBidiStreamRequest(
      pathOf(method),
      (message: MessageShape<DescMethod["input"]>) => Buffer.from(toBinary(method.input, message)),
      (bytes) => fromBinary(method.output, bytes),
      to.metadata,
      { deadline: Date.now() + (options.timeoutMs ?? to.streamTimeoutMs) },
    );
    let failure: unknown;
    const send = async () => {
      for await (const init of requests) {
        if (call.destroyed) return;
        if (!call.write(create(method.input, init))) await drained(call);
      }
      call.end();
    };
    send().catch((error: unknown) => {
      failure = error;
      call.cancel();
    });
    try {
      yield* received(call, to, options.signal);
    } catch (error) {
      throw failure ?? error;
    }
  };
}

async function* received<T>(call: ClientReadableStream<T>, to: Connection, signal: AbortSignal | undefined) {
  const stopListening = cancelOnAbort(call, signal);
  try {
    for await (const message of call) yield message as T;
  } catch (error) {
    throw signal?.aborted ? signal.reason : fromServiceError(error as ServiceError, to.address);
  } finally {
    stopListening();
    call.cancel();
  }
}

// Resolves when the stream takes more, or never will.
function drained(call: NodeJS.EventEmitter): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      for (const event of ["drain", "close", "error", "end"]) call.off(event, done);
      resolve();
    };
    for (const event of ["drain", "close", "error", "end"]) call.on(event, done);
  });
}

function cancelOnAbort(call: { cancel(): void }, signal: AbortSignal | undefined): () => void {
  const cancel = () => call.cancel();
  signal?.addEventListener("abort", cancel, { once: true });
  return () => signal?.removeEventListener("abort", cancel);
}

function pathOf(method: DescMethod): string {
  return `/${method.parent.typeName}/${method.name}`;
}

// The service recognises a repetition by it, so that gRPC may send the call again.
function withRequestId<Desc extends DescMethod["input"]>(method: DescMethod, request: MessageShape<Desc>) {
  const field = method.input.field["requestId"];
  if (!field) return request;
  const reflected = reflect(method.input, request);
  if (!reflected.get(field)) reflected.set(field, randomUUID());
  return request;
}
