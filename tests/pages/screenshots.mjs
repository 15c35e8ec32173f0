// Pictures of what readers get, to be looked at.
//
//   screenshots.mjs FOLDER OUTPUT [PREVIEW-URL]      FOLDER of `pulse preview --write`

import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openBrowser, serve } from "./browser.mjs";

const [folder, output, previewUrl] = process.argv.slice(2);
const html = (name, headers) => ({ type: "text/html; charset=utf-8", body: readFileSync(join(folder, name)), headers });

const views = [
  { name: "page-320", path: "/page", width: 320 },
  { name: "page-768", path: "/page", width: 768 },
  { name: "page-1280", path: "/page", width: 1280 },
  { name: "page-dark-1280", path: "/page", width: 1280, colorScheme: "dark" },
  { name: "page-dark-320", path: "/page", width: 320, colorScheme: "dark" },
  { name: "fragment-768", path: "/fragment", width: 768 },
  { name: "mail-600", path: "/mail", width: 600 },
  { name: "mail-320", path: "/mail", width: 320 },
  { name: "mail-dark-600", path: "/mail", width: 600, colorScheme: "dark" },
  { name: "mail-no-pictures-600", path: "/mail-no-pictures", width: 600 },
];

const server = await serve({
  "/page": html("page.html"),
  "/fragment": html("fragment.html"),
  "/mail": html("mail.html"),
  "/mail-no-pictures": html("mail.html", { "Content-Security-Policy": "img-src 'none'" }),
});
const browser = await openBrowser();
mkdirSync(output, { recursive: true });
try {
  for (const { name, path, width, colorScheme = "light" } of views) {
    const tab = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
    await tab.goto(server.origin + path);
    await tab.screenshot({ path: join(output, `${name}.png`) });
    await tab.screenshot({ path: join(output, `${name}-whole.png`), fullPage: true });
    if (name === "page-1280") await tab.pdf({ path: join(output, "page-print.pdf"), format: "A4" });
    await tab.close();
  }
  if (previewUrl) {
    const tab = await browser.newPage({ viewport: { width: 1900, height: 1000 } });
    await tab.goto(previewUrl, { waitUntil: "load" });
    await tab.screenshot({ path: join(output, "preview.png") });
    await tab.evaluate(() => document.querySelector("main").scrollTo(document.querySelector(".mail:nth-of-type(3)").offsetLeft - 20, 0));
    await tab.screenshot({ path: join(output, "preview-mails.png") });
  }
} finally {
  await browser.close();
  server.close();
}
