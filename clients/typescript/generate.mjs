// Makes src/gen from the repository's proto/ and src/gen/service_config.ts from
// the retry policy that all clients share. Neither is committed.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const protos = join(here, "../../proto");
if (!existsSync(protos)) throw new Error(`no ${protos}: build the package inside a clone of the repository`);

const bin = join(here, "node_modules/.bin");
execFileSync(join(here, "../../deploy/local/buf"), ["generate", "--template", "buf.gen.yaml", protos], {
  cwd: here,
  stdio: "inherit",
  env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
});

const config = JSON.parse(readFileSync(join(here, "../service_config.json"), "utf8"));
writeFileSync(
  join(here, "src/gen/service_config.ts"),
  `// Made by generate.mjs from clients/service_config.json.\nexport const serviceConfig = ${JSON.stringify(JSON.stringify(config))};\n`,
);

// Everything of the API from one place.
const folder = "cordisbright/pulse/v1";
const modules = readdirSync(join(here, "src/gen", folder)).filter((file) => file.endsWith("_pb.ts")).sort();
writeFileSync(
  join(here, "src/gen/v1.ts"),
  `// Made by generate.mjs.\n${modules.map((file) => `export * from "./${folder}/${file.replace(/ts$/, "js")}";\n`).join("")}`,
);
