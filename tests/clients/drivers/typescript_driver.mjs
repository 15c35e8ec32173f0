// Drives the TypeScript client: a command a line in, a result a line out.
// tests/clients/README.md has both forms.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

// The package as built, and the protobuf runtime it uses.
const folder = process.argv[2];
const { createClient, detailsRegistry, PulseError, v1 } = await import(pathToFileURL(`${folder}/dist/index.js`));
const { fromJson, toJson } = await import(
  pathToFileURL(createRequire(`${folder}/package.json`).resolve("@bufbuild/protobuf"))
);

const methods = Object.fromEntries(
  [v1.IngestService, v1.QueryService, v1.RenderService].flatMap((service) =>
    service.methods.map((method) => [method.name, method]),
  ),
);

const tell = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);
const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
const json = (message) =>
  toJson(v1[`${message.$typeName.split(".").at(-1)}Schema`], message, { registry: detailsRegistry });

async function* results(client, command, method) {
  const parse = (request) => fromJson(method.input, request);
  if (command.call === "watch") {
    yield* client.watch(parse(command.request), { patienceMs: command.patience_ms ?? 300_000 });
  } else if (command.all) {
    yield* client.all[method.localName](parse(command.request));
  } else {
    yield* client[method.localName](command.requests.map(parse));
  }
}

async function run(command) {
  const responses = [];
  let client;
  try {
    const options = Object.entries(command.options).map(([name, value]) => [camel(name), value]);
    client = createClient(Object.fromEntries(options));
    const method = methods[command.call === "watch" ? "WatchChanges" : command.call];
    if (command.call !== "watch" && !command.all && !command.requests) {
      return { response: json(await client[method.localName](fromJson(method.input, command.request))) };
    }
    for await (const message of results(client, command, method)) {
      responses.push(json(message));
      if (command.call === "watch") tell({ received: responses.length });
      if (responses.length === command.take) break;
    }
    return { responses };
  } catch (error) {
    if (!(error instanceof PulseError)) throw error;
    return {
      responses,
      error: {
        code: error.codeName,
        message: error.message,
        reason: error.reason,
        domain: error.domain,
        address: error.address,
        field_violations: error.fieldViolations.map(({ field }) => field),
        retry_delay_ms: error.retryDelayMs ?? null,
      },
    };
  } finally {
    client?.close();
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  tell(await run(JSON.parse(line)));
}
