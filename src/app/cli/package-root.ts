import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Folder of the package: dist/app/cli is three below it. */
const PACKAGE_ROOT = new URL("../../../", import.meta.url);

/** Version of the package that this file belongs to. */
export function packageVersion(): string {
  const text = readFileSync(new URL("package.json", PACKAGE_ROOT), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

/** Folder of the built dashboard. */
export function webRoot(): string {
  return fileURLToPath(new URL("dist/web", PACKAGE_ROOT));
}
