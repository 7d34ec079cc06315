import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { chainRunStudy } from "../../../src/app/studies/chain-run.ts";
import { ChainRunSettings, settledParameters } from "../../../src/app/studies/chain-run-settings.ts";
import { chainTemplate } from "../../../src/app/studies/chain-template.ts";
import { type ChainRunAnswer, ChainRunAnswer as Shape } from "../../../src/contract.ts";
import { readYamlSettings } from "../../../src/data/yaml-settings.ts";
import { FITTED_PARAMETERS, PARAMETER_NAMES, PARAMETERS, USUAL_PARAMETERS } from "../../../src/domain/chain/index.ts";
import { CHAIN_WINDOW, scenarioText, WHOLE_CHOICE } from "../../../src/view/chain-choice.ts";
import { CHECKOUT } from "../../support/build.ts";
import { episodeStoreForTests } from "../../support/episode-store.ts";

const store = episodeStoreForTests();
const read = (text: string) => readYamlSettings(text, "scenario", ChainRunSettings);
const ran = (scenario: string) => chainRunStudy.run(store(), { scenario });

describe("a scenario", () => {
  test("as --init prints it is the default, and stands among the examples", () => {
    expect(read(chainTemplate())).toEqual(read(""));
    expect(readFileSync(join(CHECKOUT, "examples/chain-2024.yaml"), "utf8")).toBe(chainTemplate());
  });

  test("tells every parameter with its range and its source", () => {
    for (const name of PARAMETER_NAMES) expect(chainTemplate()).toContain(`# ${name}: `);
    for (const name of PARAMETER_NAMES) expect(chainTemplate()).toContain(`(${PARAMETERS[name].source})`);
    const uncommented = chainTemplate().replace(/^ {2}# (\w+: \S+) {2}#/gm, "  $1  #");
    for (const [name, value] of Object.entries(settledParameters(read(uncommented)))) {
      expect(value / (USUAL_PARAMETERS[name as keyof typeof USUAL_PARAMETERS] || 1)).toBeCloseTo(
        value === 0 ? 0 : 1,
        3,
      );
    }
  });

  test("takes a preset by its name, or with numbers of its own", () => {
    expect(settledParameters(read("parameters: fitted"))).toEqual(FITTED_PARAMETERS);
    expect(settledParameters(read("parameters: usual"))).toEqual(USUAL_PARAMETERS);
    expect(settledParameters(read("parameters: {lossElasticity: 0.7}"))).toEqual({
      ...FITTED_PARAMETERS,
      lossElasticity: 0.7,
    });
  });

  test.each([
    ["an unknown link", "links:\n  whales: true\n", 2, /no such setting/],
    ["an unknown parameter", "parameters:\n  preset: fitted\n  depth: 1\n", 3, /no such setting/],
    ["a negative depth", "parameters:\n  factorDepth: -0.4\n", 2, /above 0/],
    ["a leverage below 1", "parameters:\n  dmaLowLeverage: 0.5\n", 2, /leverage of 1 or more/],
    [
      "a shock outside the window",
      "shocks:\n  - {day: 2024-01-22, basis: 0.1}\n  - {day: 2024-03-22, basis: 0.1}\n",
      3,
      /window/,
    ],
    ["a redemption of nobody known", "shocks:\n  - {day: 2024-01-22, redemption: 0.1, of: whales}\n", 2, /neutral/],
    ["a shock of two kinds", "shocks:\n  - {day: 2024-01-22, redemption: 0.1, basis: 0.1}\n", 2, /expected a day with/],
    ["a basket that does not add up", "mixes:\n  dmaBasket: {500: 0.5}\n", 2, /add to 1/],
    ["a preset that is not known", "seed: 1\nparameters: guessed\n", 2, /usual/],
    ["returns that do not fit the window", "market: given\nreturns: [0.1]\n", 2, /one a day/],
    ["a start that is no trading day", "window:\n  from: 2023-12-30\n", 2, /not a trading day/],
    [
      "a programme that ends before it begins",
      "programmes:\n  - from: 2024-02-06\n    to: 2024-02-05\n",
      3,
      /before from/,
    ],
  ])("with %s is refused with its line", (_, text, line, message) => {
    expect(() => read(text)).toThrow(new RegExp(`^scenario, line ${line}: `));
    expect(() => read(text)).toThrow(message);
  });
});

describe("a run on the shipped episode", () => {
  const answers = new Map<string, Promise<ChainRunAnswer>>();
  const run = (scenario: string) => {
    const known = answers.get(scenario) ?? ran(scenario);
    answers.set(scenario, known);
    return known;
  };

  test("answers in the shape of the contract, day by day from the start to the eve of the festival", async () => {
    const answer = await run("");
    expect(Shape.safeParse(answer).success).toBe(true);
    expect([answer.from, answer.days[0].date, answer.to, answer.days.length]).toEqual([
      "2023-12-29",
      "2024-01-02",
      "2024-02-08",
      28,
    ]);
  });

  test("tells the record as the published closes have it", async () => {
    const { errors, signature } = await run("");
    const low = (series: string) => errors.find((error) => error.series === series)!.recordLow;
    // Wind micro-cap index, CSI1000 and the weighted basis of IM, 2023-12-29 to 2024-02-08: shared record of the episode.
    expect(low("micro")).toMatchObject({ date: "2024-02-07" });
    expect(low("micro").value).toBeCloseTo(-0.458, 3);
    expect(low("1000").value).toBeCloseTo(-0.271, 3);
    expect(low("basisIM")).toMatchObject({ date: "2024-02-05" });
    expect(low("basisIM").value).toBeCloseTo(-0.466, 3);
    const borne = signature.filter(({ mark }) => mark !== "dealersFirst").map(({ record }) => record);
    expect(borne).toEqual([true, true, true, true]);
    expect(signature.filter(({ date }) => date !== null).map(({ date }) => date)).toEqual(["2024-02-06", "2024-02-07"]);
  });

  test("conserves: on every day purchases of stocks and of futures add up to nothing", async () => {
    for (const { flows } of (await run("parameters: fitted")).days) {
      for (const market of ["stocks", "futures"] as const) {
        const net = flows.reduce((sum, flow) => sum + Object.values(flow[market]).reduce((a, b) => a + b, 0), 0);
        // Each of at most 12 x 5 figures is rounded to a yuan.
        expect(Math.abs(net)).toBeLessThan(60);
      }
    }
  });

  test("the fitted numbers bear the marks of the unwind; without agents nothing does", async () => {
    const fitted = await run("parameters: fitted");
    expect(fitted.signature.filter(({ mark }) => mark.endsWith("Mark")).map(({ model }) => model)).toEqual([
      true,
      true,
    ]);
    const alone = await run(
      "links: {snowballs: false, neutral: false, dma: false, lossSellers: false, hedgers: false, pledges: false, stabilisation: false}",
    );
    const fall = (answer: ChainRunAnswer) => Math.min(...answer.days.map(({ buckets }) => buckets.micro.model));
    expect(fall(fitted)).toBeLessThan(-0.35);
    expect(fall(alone)).toBeGreaterThan(-0.1);
    expect(alone.sales.filter(({ market }) => market === "stocks")).toEqual([]);
    expect(alone.missing.find(({ bucket }) => bucket === "micro")!.toLowCny).toBeLessThan(
      fitted.missing.find(({ bucket }) => bucket === "micro")!.toLowCny,
    );
  });

  test("the dashboard's whole chain is the shipped scenario", async () => {
    const shown = await run(scenarioText(WHOLE_CHOICE, CHAIN_WINDOW.to));
    expect(shown).toEqual(await run(""));
  });

  test("a number outside its range is called that, loudly", async () => {
    const answer = await run("parameters: {lossElasticity: 3}");
    expect(answer.parameters.find(({ name }) => name === "lossElasticity")!.plausible).toBe("outside");
    expect(answer.notes[0].en).toMatch(/^Not plausible: lossElasticity /);
  });

  test("a bootstrapped market is the same for a seed, another for another, and looks at nothing after the start", async () => {
    const [one, same, other] = await Promise.all(
      [1, 1, 2].map((seed) => ran(`{market: bootstrapped, seed: ${seed}, window: {to: 2024-01-31}}`)),
    );
    expect(same).toEqual(one);
    expect(other.days).not.toEqual(one.days);
    expect(one.errors).toEqual([]);
    expect(one.days.every(({ buckets }) => buckets.micro.record === null)).toBe(true);
  });

  test("given returns move the market, and shocks their bucket", async () => {
    const flat = Array.from({ length: 4 }, () => 0).join(", ");
    const window = "window: {from: 2024-01-22, to: 2024-01-26}, market: given, masked: null, parameters: usual";
    const quiet = await run(`{${window}, returns: [${flat}]}`);
    const shocked = await run(
      `{${window}, returns: [${flat}], shocks: [{day: 2024-01-23, bucket: micro, size: -0.05}]}`,
    );
    const gap = shocked.days[0].buckets.micro.model - quiet.days[0].buckets.micro.model;
    expect(gap).toBeLessThan(-0.04);
    expect(gap).toBeGreaterThan(-0.07);
  });

  test("tells each day as a part, the book's valuation before the first, once", async () => {
    const parts: unknown[] = [];
    const task = { tell: (part: unknown) => parts.push(part), signal: new AbortController().signal };
    await chainRunStudy.run(store(), { scenario: "{window: {from: 2024-01-12, to: 2024-01-19}}" }, task);
    expect(parts.slice(0, 2)).toEqual([{ setup: "book" }, { setup: "ready" }]);
    expect(parts.length).toBe(2 + 5);
    parts.length = 0;
    await chainRunStudy.run(store(), { scenario: "{window: {from: 2024-01-12, to: 2024-01-19}, pieces: 2}" }, task);
    expect(parts[0]).toEqual({ setup: "ready" });
  });
});
