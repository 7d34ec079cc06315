import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { FORMATS } from "../../src/data/formats/formats.ts";
import { RECORDED } from "../../src/data/formats/recorded.ts";

test("docs/import.md has every format with its header; of the wide tables, the names", () => {
  const page = readFileSync(resolve(import.meta.dirname, "../../docs/import.md"), "utf8");
  for (const format of FORMATS) {
    expect(page).toContain(`\`${format.name}\``);
    if (RECORDED.includes(format)) continue;
    const headers = [...page.matchAll(/`([a-z_,\u4e00-\u9fff-]+)`/g)].map(([, text]) => text.split(",").sort().join());
    expect(headers, format.name).toContain([...format.header].sort().join());
  }
});
