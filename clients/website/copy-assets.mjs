// What the compiler leaves alone: the style sheet, the script and the icon.
import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
cpSync(at("src/assets"), at("dist/assets"), { recursive: true });
