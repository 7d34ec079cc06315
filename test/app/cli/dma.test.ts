import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DMA_TEMPLATE } from "../../../src/app/studies/dma-template.ts";
import { registry } from "../../../src/app/studies/registry.ts";
import { episodeStoreForTests } from "../../support/episode-store.ts";
import { lentStores } from "../../support/lent-store.ts";
import { runCli } from "../../support/run-cli.ts";

const store = episodeStoreForTests();
const run = (line: string) => runCli(line, registry, { stores: lentStores(store()) });

describe("bianque dma [CONFIG]", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "bianque-dma-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (text: string) => {
    const file = join(folder, "account.yaml");
    writeFileSync(file, text);
    return file;
  };

  test("--init prints a configuration, which gives the same answer as none", async () => {
    const { code, out } = await run("dma --init");
    expect({ code, out }).toEqual({ code: 0, out: DMA_TEMPLATE });
    const [told, bare] = [await run(`dma ${write(out)} --json`), await run("dma --json")];
    expect(told.out).toBe(bare.out);
    expect(told.out.length).toBeGreaterThan(1000);
  });

  test("settings of the file hold where the line gives none", async () => {
    const file = write("leverage: 3\nrequirement: current\nsurvivable: off\n");
    const [byFile, byLine] = [await run(`dma ${file} --json`), await run(`dma ${file} --leverage 2 --json`)];
    expect(JSON.parse(byFile.out)).toMatchObject({ leverage: 3, requirement: "current", survivable: null });
    expect(JSON.parse(byLine.out)).toMatchObject({ leverage: 2, requirement: "current" });
  });

  test("a file that does not read is refused with its line and exit code 2", async () => {
    const { code, out, note } = await run(`dma ${write("leverage: 3\nlevrage: 4\n")}`);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(note).toMatch(/account.yaml, line 2: levrage: no such setting\n$/);
    expect((await run("dma nowhere.yaml")).note).toMatch(/"nowhere.yaml" cannot be read/);
  });

  test("the fate of the account is told in words, and days begin shortly before the first event", async () => {
    const { out } = await run("dma --lang en --survivable off");
    expect(out).toContain("First called on 2024-02-06; first sold out of on 2024-02-06");
    expect(out).toMatch(/Left alone, without calls and forced sales: lowest −0\.030 \(2024-02-07\)/);
    expect(out).toMatch(/2024-02-06 +−4\.00% +\+12\.95% +0\.306 +2\.4 +7\.7% +forced sale +1\.65/);
    expect((await run("dma --lang zh --survivable off")).out).toContain("强减");
  });
});
