// Reads the website as people, programs and axe-core do, while services go and come.
//
//   drive.mjs ORIGIN      exit status 1 and the reasons when something is not as it should be

import { openBrowser } from "../pages/browser.mjs";
import { checkAccess } from "./access.mjs";
import { journeys } from "./journeys.mjs";
import { outages } from "./outages.mjs";
import { protocol } from "./protocol.mjs";
import { askServices } from "./services.mjs";

const origin = process.argv[2];
const failures = [];
const browser = await openBrowser();

async function run(name, check) {
  try {
    await check({ browser, origin });
    console.error(`ok      ${name}`);
  } catch (error) {
    failures.push(name);
    console.error(`FAILED  ${name}: ${error.stack ?? error}`);
  }
}

try {
  for (const [name, check] of Object.entries({ ...journeys, ...protocol })) await run(name, check);
  await run("axe has nothing to object to", checkAccess);
  for (const [name, check] of Object.entries(outages)) await run(name, check);
  await run("on SIGTERM the site ends in order", async () => {
    const code = await askServices("stop site");
    if (code !== "0") throw new Error(`exit code ${code}`);
  });
} finally {
  await browser.close();
}
process.exit(failures.length === 0 ? 0 : 1);
