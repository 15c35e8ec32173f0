import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ConfigError, describeSettings, readConfig } from "./config.js";

test("a flag wins over the environment, which wins over the default", () => {
  assert.equal(readConfig([], {}).freshMs, 2000);
  assert.equal(readConfig([], { PULSE_SITE_FRESH_MS: "5" }).freshMs, 5);
  assert.equal(readConfig(["--fresh-ms", "7"], { PULSE_SITE_FRESH_MS: "5" }).freshMs, 7);
  assert.equal(readConfig([], { PULSE_SITE_FRESH_MS: "" }).freshMs, 2000);
});

test("addresses and the public URL are read in their forms", () => {
  assert.deepEqual(readConfig(["--listen=[::1]:0"], {}).listen, { host: "::1", port: 0 });
  assert.deepEqual(readConfig(["--listen", "0.0.0.0:80"], {}).listen, { host: "0.0.0.0", port: 80 });
  assert.equal(readConfig(["--public-url", "https://www.example.org/digest/"], {}).publicUrl, "https://www.example.org/digest");
  assert.equal(readConfig(["--public-url", "https://www.example.org"], {}).publicUrl, "https://www.example.org");
});

test("what cannot be used is refused by name, with what it has to be", () => {
  const refused: [string[], RegExp][] = [
    [["--listen", "example.org:80"], /--listen \(PULSE_SITE_LISTEN\) is "example.org:80": it has to be an IP address/],
    [["--listen", "127.0.0.1:65536"], /--listen/],
    [["--listen", "8080"], /--listen/],
    [["--public-url", "ftp://example.org"], /--public-url .* https or http URL/],
    [["--public-url", "https://example.org/?q"], /--public-url/],
    [["--public-url", "https://user:word@example.org/"], /--public-url/],
    [["--deadline-ms", "49"], /--deadline-ms .* a whole number, 50 to 60000/],
    [["--deadline-ms", "1e3"], /--deadline-ms/],
    [["--cache-megabytes", "-1"], /cache-megabytes/],
    [["--title", " "], /--title/],
    [["--title", "x".repeat(81)], /--title .* 1 to 80 characters/],
    [["--log-level", "loud"], /debug, info, warn or error/],
    [["--unknown", "1"], /--help lists the flags/],
    [["stray"], /--help lists the flags/],
  ];
  for (const [argv, message] of refused) {
    assert.throws(() => readConfig(argv, {}), (error: unknown) => error instanceof ConfigError && message.test(error.message), argv.join(" "));
  }
});

test("the README's table is what the program reads", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  assert.ok(readme.includes(describeSettings()), `README.md has to have:\n${describeSettings()}`);
});
