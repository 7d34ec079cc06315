import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import {
  FireSaleAnswer,
  FireSaleDetails,
  LeverageSaleAnswer,
  LeverageSaleDetails,
  VulnerabilityAnswer,
  VulnerabilityDetails,
} from "../../../src/contract.ts";
import { publishedRuns, publishedRunsAbsent } from "../../domain/network/systems.ts";
import { buildStale, CHECKOUT } from "../../support/build.ts";
import { runCli } from "../../support/run-cli.ts";
import { SHARED } from "../../support/shared-data.ts";

const BANKS = `${SHARED}/reference/eu-banks-2018.csv`;
const FUNDS = join(CHECKOUT, "examples/institutions.csv");
const run = (line: string) => runCli(`chain network ${line}`, []);
const answerOf = async (line: string) => JSON.parse((await run(`${line} --json`)).out);

describe.skipIf(publishedRunsAbsent)("48 European banks through the command line", () => {
  test.each(publishedRunsAbsent ? [] : publishedRuns())("price impact $priceImpact", async (wanted) => {
    const { priceImpact, shock, buffer } = wanted;
    const answer = await answerOf(`${BANKS} --price-impact ${priceImpact} --shock ${shock} --buffer ${buffer}`);
    expect(Object.keys(answer)).toEqual(["defaultsByStep", "shareSold", "prices"]);
    expect(Object.keys(answer.prices)).toEqual(["corporate", "government"]);
    expect(answer.defaultsByStep).toEqual(wanted.defaultsByStep);
    expect(Math.abs(answer.shareSold - wanted.shareSold)).toBeLessThan(1e-6);
    expect(Math.abs(answer.prices.corporate - wanted.prices[0])).toBeLessThan(1e-6);
    expect(Math.abs(answer.prices.government - wanted.prices[1])).toBeLessThan(1e-6);
  });

  test("defaults of the options are those of the published runs", async () => {
    const line = `${BANKS} --price-impact 0.01 --shock 0.2`;
    const told = `${line} --rules fire-sale --minimum 0.03 --buffer 0.04 --target 0.05 --steps 6`;
    expect(await answerOf(told)).toEqual(await answerOf(line));
    expect(await answerOf(`${BANKS} --price-impact 0.01 --shock government=0.2`)).toEqual(await answerOf(line));
  });

  test("a buffer of 1 is leverage targeting: banks between buffer and target sell too", async () => {
    const line = `${BANKS} --price-impact 0.005 --shock 0.05`;
    const [usual, targeting] = [await answerOf(line), await answerOf(`${line} --buffer 1`)];
    expect(targeting.shareSold).toBeGreaterThan(usual.shareSold);
  });
});

describe("any table of institutions", () => {
  const SHOCK = `${FUNDS} --price-impact 0.05 --shock 0.1`;

  test.each([
    ["fire-sale", FireSaleAnswer, FireSaleDetails],
    ["cont-schaanning", LeverageSaleAnswer, LeverageSaleDetails],
    ["greenwood", VulnerabilityAnswer, VulnerabilityDetails],
  ])(
    "--rules %s: --json prints the system alone, --details the rest, for a person in both languages",
    async (rules, system, details) => {
      const line = `${SHOCK} --rules ${rules}`;
      const told = await answerOf(line);
      expect(system.strict().parse(told)).toEqual(told);
      const whole = await answerOf(`${line} --details`);
      expect(details.strict().parse(whole)).toEqual(whole);
      expect(whole).toMatchObject({ ...told, rules });
      expect(whole.institutions).toHaveLength(6);
      for (const lang of ["en", "zh"]) {
        const { code, out, note } = await run(`${line} --lang ${lang}`);
        expect({ code, note }).toEqual({ code: 0, note: "" });
        expect(out).toContain("micro caps");
        expect(out).not.toContain("Index fund E");
        expect((await run(`${line} --lang ${lang} --details`)).out).toContain("Index fund E");
      }
    },
  );

  test("a shock without a name falls on the first asset; names, commas and repetition say the same", async () => {
    const first = await answerOf(`${FUNDS} --price-impact 0.05 --shock 0.3 --shock CSI500=0.1`);
    expect(await answerOf(`${FUNDS} --price-impact 0.05 --shock "micro caps=0.3,CSI500=0.1"`)).toEqual(first);
    const impacts = '"0.05,CSI500=0.02"';
    const { priceImpact } = await answerOf(`${FUNDS} --price-impact ${impacts} --shock 0.3 --details`);
    expect(priceImpact).toEqual({ "micro caps": 0.05, CSI1000: 0.05, CSI500: 0.02 });
  });

  test("--depth in place of --price-impact: without end nothing falls", async () => {
    const line = `${FUNDS} --shock 0.1 --depth 1e18`;
    expect((await answerOf(`${line} --rules greenwood`)).aggregateVulnerability).toBeLessThan(1e-12);
    const { prices } = await answerOf(`${line} --rules cont-schaanning --cap 4.5`);
    expect(prices.CSI500).toBeCloseTo(1, 12);
  });

  test("no price impact has no depth to tell", async () => {
    const line = `${FUNDS} --shock 0.1 --price-impact 0 --rules greenwood --details`;
    expect((await answerOf(line)).depth).toEqual({ "micro caps": null, CSI1000: null, CSI500: null });
  });

  test("many steps are printed short, and all of them with --json", async () => {
    const line = `${SHOCK} --steps 400`;
    expect((await run(line)).out).toContain("… 385 later rows");
    expect((await answerOf(line)).defaultsByStep).toHaveLength(400);
  });
});

describe("bad input exits with 2 and one sentence", () => {
  const USUAL = `${FUNDS} --price-impact 0.05 --shock 0.1`;
  test.each([
    [`${FUNDS} --price-impact 0.05`, /--shock is missing; expected a share such as 0\.2, or micro caps=0\.2$/],
    [`${FUNDS} --shock 0.1`, /--price-impact is missing; expected the share of the price lost when 5% is sold$/],
    [`${FUNDS} --shock 0.1 --rules greenwood`, /--price-impact is missing; .*, or --depth in its place$/],
    [`${FUNDS} --price-impact 0.05 --shock 1.2`, /shock of micro caps is 1\.2; expected a number from 0 to 1$/],
    [`${FUNDS} --price-impact 0.05 --shock -0.1`, /shock of micro caps is -0\.1; expected/],
    [`${FUNDS} --price-impact 0.05 --shock a`, /--shock is "a"; expected a number/],
    [
      `${FUNDS} --price-impact 0.05 --shock gold=0.1`,
      /--shock names "gold"; expected an asset of the table: micro caps,/,
    ],
    [`${FUNDS} --price-impact 0.05 --shock 0.1,0.2`, /--shock gives two figures without a name; expected one$/],
    [
      `${FUNDS} --price-impact 0.05 --shock "0.1,micro caps=0.2"`,
      /--shock gives two figures of micro caps, one without/,
    ],
    [
      `${FUNDS} --price-impact CSI500=0.1 --shock 0.1`,
      /--price-impact leaves out micro caps; expected micro caps=FIGURE/,
    ],
    [`${FUNDS} --price-impact 1 --shock 0.1`, /price impact of micro caps is 1; expected a number from 0 to below 1$/],
    [`${FUNDS} --price-impact 0.6 --shock 0.1 --rules cont-schaanning`, /price impact is 0\.6; expected .* below 0\.5/],
    [`${USUAL} --minimum 0.045`, /buffer is 0\.04; expected at least the minimum, 0\.045$/],
    [`${USUAL} --buffer 0.06`, /buffer is 0\.06; expected at most the target, 0\.05, or 1 for/],
    [`${USUAL} --steps 0`, /steps is 0; expected a whole number from 1/],
    [`${USUAL} --steps x`, /--steps is "x"; expected a number/],
    [`${USUAL} --cap 20`, /--cap is given with --rules fire-sale; expected --rules cont-schaanning with it$/],
    [
      `${USUAL} --steps 3 --rules greenwood`,
      /--steps is given with --rules greenwood; expected --rules fire-sale with it$/,
    ],
    [`${USUAL} --depth 1 --rules greenwood`, /--depth and --price-impact are given; expected one or the other$/],
    [
      `${USUAL} --rules cont-schaanning --cap 4 --target-leverage 5`,
      /target leverage is 5; expected a leverage from 1 to/,
    ],
    [`${USUAL} --rules madness`, /argument 'madness' is invalid/],
    [`${join(CHECKOUT, "none.csv")} --price-impact 0.05 --shock 0.1`, /none\.csv cannot be read/],
    ["--price-impact 0.05 --shock 0.1", /missing required argument 'file'/],
  ])("%s", async (line, sentence) => {
    const { code, out, note } = await run(`${line} --json`);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(note.trim().split("\n")).toHaveLength(1);
    expect(note.trim()).toMatch(sentence);
  });
});

describe("the built program", () => {
  beforeAll(buildStale);
  const bianque = (line: string) =>
    spawnSync(process.execPath, [join(CHECKOUT, "dist/app/cli/main.js"), ...line.split(" ")], {
      cwd: CHECKOUT,
      encoding: "utf8",
    });

  test("needs no store, and prints one document twice the same", () => {
    const line = "chain network examples/institutions.csv --price-impact 0.05 --shock 0.1 --details --json";
    const [first, second] = [bianque(line), bianque(line)];
    expect({ status: first.status, stderr: first.stderr }).toEqual({ status: 0, stderr: "" });
    expect(FireSaleDetails.parse(JSON.parse(first.stdout)).steps).toHaveLength(6);
    expect(second.stdout).toBe(first.stdout);
  });

  test("the commands of docs/network.md on the example run", () => {
    const page = readFileSync(join(CHECKOUT, "docs/network.md"), "utf8");
    const lines = [...page.matchAll(/^bianque (chain network examples\/\S+ [^"\n]+)$/gm)].map(([, line]) => line);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(bianque(line)).toMatchObject({ status: 0, stderr: "" });
  });
});
