import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

const SOURCE = resolve(import.meta.dirname, "../../src");

/** A file may import from its own place and from places of a strictly lower rank. */
const RANKS: Record<string, number> = {
  "errors.ts": 0,
  numerics: 1,
  "domain/calendar": 2,
  "domain/market": 3,
  "domain/simulate": 4,
  "domain/basis": 4,
  "domain/indices": 4,
  "domain/snowball": 4,
  "domain/factors": 4,
  "domain/drift": 4,
  "domain/tail": 4,
  "domain/network": 4,
  "domain/pledge": 5,
  "domain/crowding": 5,
  "domain/holdings": 5,
  "domain/neutral": 6,
  "domain/dma": 7,
  "domain/guard": 8,
  "domain/dislocation": 5,
  "domain/chain": 8,
  "domain/monitor": 8,
  contract: 9,
  "contract.ts": 10,
  view: 11,
  data: 12,
  "app/studies": 13,
  "app/ensemble": 14,
  "app/report": 14,
  "app/alerts": 15,
  "app/mcp": 15,
  "app/evening": 16,
  "app/server": 16,
  "app/cli": 17,
  "index.ts": 18,
};

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : path.endsWith(".ts") ? [path] : [];
  });
}

function place(path: string): string {
  const inside = relative(SOURCE, path);
  const found = Object.keys(RANKS).find((name) => inside === name || inside.startsWith(`${name}/`));
  if (!found) throw new Error(`src/${inside} stands in no ranked place: add its folder to RANKS`);
  return found;
}

test("every import in src points into the same place or a strictly lower one", () => {
  const wrong: string[] = [];
  for (const file of sources(SOURCE)) {
    for (const [, target] of readFileSync(file, "utf8").matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)) {
      const to = place(resolve(dirname(file), target));
      if (to !== place(file) && RANKS[to] >= RANKS[place(file)]) {
        wrong.push(`${relative(SOURCE, file)} -> ${target}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});
