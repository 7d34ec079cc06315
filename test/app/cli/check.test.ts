import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CheckPolicy, POLICY_TEMPLATE } from "../../../src/app/studies/check-policy.ts";
import { registry } from "../../../src/app/studies/registry.ts";
import { readYamlSettings } from "../../../src/data/yaml-settings.ts";
import { buildStale, CHECKOUT } from "../../support/build.ts";
import { episodeStoreForTests } from "../../support/episode-store.ts";
import { lentStores } from "../../support/lent-store.ts";
import { runCli } from "../../support/run-cli.ts";

const store = episodeStoreForTests();
const run = (line: string) => runCli(line, registry, { stores: lentStores(store()), env: { BIANQUE_DB: CHECKOUT } });
const BOOK = "--synthetic --capital 1e8 --date 2024-01-12 --paths 20";
const KEPT = `${BOOK} --futures IM2403:-73 --leverage 0.8`;
const BROKEN = `${BOOK} --futures IM2403:-365 --leverage 4`;

describe("bianque check [FILE]", () => {
  let folder: string;
  let holdings: string;
  beforeAll(() => {
    buildStale();
    folder = mkdtempSync(join(tmpdir(), "bianque-check-"));
    holdings = write("holdings.csv", "code,weight\nSIM01041,1\nSIM01360,1\nSIM01427,1\nSIM01161,1\n");
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (name: string, text: string) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  test("a book that keeps the rules ends with 0 and says nothing on stderr", async () => {
    const { code, out, note } = await run(`check ${holdings} ${KEPT} --lang en`);
    expect({ code, note }).toEqual({ code: 0, note: "" });
    expect(out).toMatch(/^WARN: close of 2024-01-12, capital 100\.00m yuan, leverage 0\.80/);
    expect(out).toContain("bound by two days at opposite price limits");
    expect((await run(`check ${holdings} ${KEPT} --lang zh`)).out).toContain("可存活杠杆");
  });

  test("a book that breaks them ends with 3: the answer on stdout, a line a reason on stderr", async () => {
    const { code, out, note } = await run(`check ${holdings} ${BROKEN} --json --lang en`);
    const answer = JSON.parse(out);
    expect({ code, verdict: answer.verdict }).toEqual({ code: 3, verdict: "break" });
    const reasons = note.trimEnd().split("\n");
    expect(reasons.map((line) => line.split(": ")[1])).toEqual(answer.broken.map(({ rule }: { rule: string }) => rule));
    expect(reasons[0]).toMatch(/^bianque: survivableLeverage: leverage against .*: 4\.00 is above 0\.\d\d$/);
  });

  test("a policy of one's own decides, and its bad line is named with exit code 2", async () => {
    const loose = write("loose.yaml", "survivableLeverage: off\nminMarginBuffer: 0.05\nmaxStressLoss: 1\n");
    expect(await run(`check ${holdings} ${BROKEN} --policy ${loose}`)).toMatchObject({ code: 0, note: "" });
    const bad = write("bad.yaml", "maxLeverage: 2\nparticipation: 2\n");
    const { code, out, note } = await run(`check ${holdings} ${KEPT} --policy ${bad}`);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(note).toMatch(/bad\.yaml, line 2: participation: /);
    expect((await run(`check ${holdings} ${KEPT} --policy nowhere.yaml`)).note).toMatch(
      /"nowhere.yaml" cannot be read/,
    );
  });

  test("--init prints a policy that gives the same answer as none", async () => {
    const { code, out } = await run("check --init");
    expect({ code, out }).toEqual({ code: 0, out: POLICY_TEMPLATE });
    const policy = write("policy.yaml", out);
    const [told, bare] = [
      await run(`check ${holdings} ${KEPT} --policy ${policy} --json`),
      await run(`check ${holdings} ${KEPT} --json`),
    ];
    expect(told.out).toBe(bare.out);
    expect(told.out.length).toBeGreaterThan(1000);
  });

  test("the example policy of the checkout reads", () => {
    const text = readFileSync(join(CHECKOUT, "examples/policy.yaml"), "utf8");
    expect(readYamlSettings(text, "policy.yaml", CheckPolicy)).toMatchObject({ whenUnknown: "break" });
  });

  test("as a process it ends with 3 and 2, so that a script can stand on it", () => {
    const process_ = (line: string) =>
      spawnSync(process.execPath, [join(CHECKOUT, "dist/app/cli/main.js"), ...line.split(" ")], {
        cwd: folder,
        env: { ...process.env, LANG: "en" },
        encoding: "utf8",
      });
    const broken = process_(`check ${holdings} ${BROKEN} --json`);
    expect(broken.status).toBe(3);
    expect(JSON.parse(broken.stdout).verdict).toBe("break");
    expect(broken.stderr).toMatch(/bianque: survivableLeverage: /);
    expect(process_(`check ${holdings} ${BOOK} --futures IM2403:5`).status).toBe(2);
  });
});
