/**
 * Client of the Pulse content service.
 *
 *     import { createClient } from "@cordisbright/pulse";
 *
 *     const client = createClient();
 *     const { issue } = await client.getLatestIssue({});
 *     console.log(issue?.title);
 *     client.close();
 *
 * `v1` has every message and enum of the API.
 */
export * as v1 from "./gen/v1.js";
export { createClient, type PulseClient } from "./client.js";
export { type ClientOptions } from "./channel.js";
export { type CallOptions } from "./calls.js";
export { Code, detailsRegistry, PulseError, type FieldViolation } from "./error.js";
export { type WatchOptions } from "./watch.js";
