import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SnowballPrice, SnowballSolution } from "../../../src/contract.ts";
import { fullReference, fullReferenceAbsent } from "../../domain/snowball/full-reference.ts";
import { CASES } from "../../domain/snowball/reference-cases.ts";
import { REFERENCE_ROWS } from "../../domain/snowball/reference-rows.ts";
import { buildStale, CHECKOUT } from "../../support/build.ts";
import { runCli } from "../../support/run-cli.ts";

const main = join(CHECKOUT, "dist/app/cli/main.js");
const folder = mkdtempSync(join(tmpdir(), "bianque-snowball-"));

beforeAll(buildStale);
afterAll(() => rmSync(folder, { recursive: true }));

/** The built program in a process of its own. */
function bianque(line: string) {
  return spawnSync(process.execPath, [main, "snowball", ...line.split(" ")], { cwd: folder, encoding: "utf8" });
}

/** The same command line in this process. */
const run = (line: string) => runCli(`snowball ${line}`, []);
const answerOf = async (line: string) => JSON.parse((await run(`${line} --json`)).out);

function file(name: string, value: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof value === "string" ? value : JSON.stringify(value));
  return path;
}

/** The example of the schedule's format, with changes. */
const NOTE = {
  initialPrice: 100,
  principal: 1,
  daysPerYear: 252,
  days: 252,
  knockOut: [
    { day: 63, barrier: 103, coupon: 0.15, accrualYears: 0.25 },
    { day: 84, barrier: 103, coupon: 0.15, accrualYears: 1 / 3 },
  ],
  knockIn: { barrier: 80, observe: "daily" },
  couponAtMaturity: 0.15,
  accrualYearsAtMaturity: 1,
  afterKnockIn: { strikeUpper: 100, strikeLower: 0, participation: 1 },
  periodicCoupon: [{ day: 21, barrier: 80, amount: 0.01 }],
};
const FLAT = "--rate 0.02 --carry 0.04 --vol 0.16";

const rows = (fullReferenceAbsent ? REFERENCE_ROWS : fullReference()).filter(({ name }) => name in CASES);
const groups = [...new Set(rows.map(({ name, state }) => `${name} ${state}`))];

describe("the reference table through the command line", () => {
  test.each(groups)("%s: every spot", (group) => {
    const [name, state] = group.split(" ");
    const { schedule, market } = CASES[name];
    const expected = rows.filter((row) => row.name === name && row.state === state);
    const line = [
      `price --schedule ${file(`${name}.json`, schedule)} --state ${state} --json`,
      `--rate ${market.rate} --carry ${market.carry} --vol ${market.volatility}`,
      `--spots ${expected.map(({ spot }) => spot).join()}`,
    ].join(" ");
    const { status, stdout, stderr } = bianque(line);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const answer = SnowballPrice.strict().parse(JSON.parse(stdout));
    expect(Object.keys(answer)).toEqual(["engine", "valuations", "elapsedMs"]);
    expect(answer.engine).toBe("quadrature");
    for (const [i, row] of expected.entries()) {
      const at = answer.valuations[i];
      expect(at.spot).toBe(row.spot);
      expect(at.standardError).toBeNull();
      expect(Math.abs(at.price - row.price), `price at ${row.spot}`).toBeLessThan(1e-6);
      expect(Math.abs(at.delta - row.delta), `delta at ${row.spot}`).toBeLessThan(1e-6);
      expect(Math.abs(at.gamma - row.gamma), `gamma at ${row.spot}`).toBeLessThan(1e-5);
    }
  });
});

test.each(["finite-difference", "monte-carlo"])("--engine %s answers near the exact price", async (engine) => {
  const { schedule } = CASES.A1;
  const line = `price --schedule ${file("a1.json", schedule)} ${FLAT} --spots 100 --engine ${engine}`;
  const answer = SnowballPrice.parse(await answerOf(line));
  const [at] = answer.valuations;
  expect(answer.engine).toBe(engine);
  if (engine === "monte-carlo") expect(at.standardError).toBeGreaterThan(0);
  else expect(at.standardError).toBeNull();
  expect(Math.abs(at.price - 101.607937096)).toBeLessThan(engine === "monte-carlo" ? 4 * at.standardError! : 1e-3);
});

test("the same seed gives the same values, another one others", async () => {
  const name = file("seeded.json", { ...NOTE, days: 84, accrualYearsAtMaturity: 1 / 3 });
  const drawn = async (seed: number) => {
    const line = `price --schedule ${name} ${FLAT} --spots 95 --engine monte-carlo --seed ${seed}`;
    return (await answerOf(line)).valuations;
  };
  expect(await drawn(7)).toEqual(await drawn(7));
  expect(await drawn(8)).not.toEqual(await drawn(7));
});

test("volatility 0 is the deterministic limit: with a rising forward the first knock-out pays for certain", async () => {
  const { valuations } = await answerOf(
    `price --schedule ${file("note.json", NOTE)} --rate 0.2 --carry 0 --vol 0 --spots 100`,
  );
  const coupon = 1 * Math.exp((-0.2 * 21) / 252);
  expect(valuations[0].price).toBeCloseTo(coupon + 100 * (1 + 0.15 * 0.25) * Math.exp((-0.2 * 63) / 252), 10);
});

test("--terms are resolved on the real calendar as of --date", async () => {
  const terms = file("terms.json", {
    initialPrice: 6300,
    issueDate: "2023-03-03",
    tenorMonths: 24,
    lockMonths: 3,
    knockOut: { ratio: 1.03 },
    knockIn: { ratio: 0.75, observe: "daily" },
    coupons: [{ fromMonth: 1, annual: 0.15 }],
  });
  const line = `price --terms ${terms} --rate 0.02 --carry 0.06 --vol 0.2 --spots 5000`;
  const early = (await answerOf(line)).valuations[0].delta;
  const late = (await answerOf(`${line} --date 2024-01-19`)).valuations[0].delta;
  // Close above the knock-in the delta is the larger the shorter the note: 1.26 at 24 months, 1.95 at 13.
  expect(early).toBeGreaterThan(1.2);
  expect(early).toBeLessThan(1.4);
  expect(late).toBeGreaterThan(1.8);
  expect(await run(`${line} --date 2025-03-03`)).toMatchObject({ code: 2, out: "" });
});

test("a market of curves goes to the engine that can price it", async () => {
  const market = file("market.json", {
    rate: { untilDay: [120, 252], values: [0.02, 0.03] },
    carry: 0.04,
    volatility: { kind: "skew", reference: 100, atReference: 0.16, slope: -0.1, floor: 0.1, cap: 0.4 },
  });
  const line = `price --schedule ${file("note.json", NOTE)} --market ${market} --spots 95`;
  expect((await run(`${line} --engine finite-difference --json`)).code).toBe(0);
  expect((await run(line)).note).toMatch(/^bianque: market\.rate is not one number; .*finite-difference\n$/);
});

const wrong = (changes: object) => ({ ...NOTE, ...changes });

test.each([
  [wrong({ knockIn: { barrier: -80, observe: "daily" } }), FLAT, /schedule\.knockIn\.barrier is -80/],
  [wrong({ knockIn: { barrier: 101, observe: "daily" } }), FLAT, /schedule\.knockIn\.barrier is 101; .*initial price/],
  [
    wrong({ knockOut: [{ ...NOTE.knockOut[0], barrier: -1 }] }),
    FLAT,
    /schedule\.knockOut\[0\]\.barrier is -1; expected a number above 0/,
  ],
  [wrong({ knockOut: [...NOTE.knockOut].reverse() }), FLAT, /schedule\.knockOut\[1\]\.day is 63; .*days must rise/],
  [wrong({ days: 0 }), FLAT, /schedule\.days is 0; .*the contract is over/],
  [wrong({ days: 10 }), FLAT, /schedule\.knockOut\[0\]\.day is 63; expected a whole number from 1 to 10/],
  [wrong({ strike: 1 }), FLAT, /schedule\.strike is no field/],
  [NOTE, "--rate 0.02 --carry 0.04 --vol NaN", /--vol is "NaN"; expected a number/],
  [NOTE, "--rate 0.02 --carry 0.04 --vol -0.2", /market\.volatility is -0\.2/],
  [NOTE, "--rate 0.02 --carry 0.04 --vol 16", /market\.volatility is 16; expected 0, or a volatility/],
  [NOTE, "--rate 2 --carry 0.04 --vol 0.16", /market\.rate is 2; expected a rate a year as a decimal/],
  [NOTE, "--rate 0.02 --vol 0.16", /--carry is missing/],
  ["{", FLAT, /--schedule is ".*wrong\.json", which is not JSON/],
])("bad input %# exits with 2 and one sentence that names field and value", async (schedule, market, sentence) => {
  const { code, out, note } = await run(
    `price --schedule ${file("wrong.json", schedule)} ${market} --spots 100 --json`,
  );
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(note.trim().split("\n")).toHaveLength(1);
  expect(note).toMatch(sentence);
});

const MARKET = "--rate 0.02 --carry 0 --vol 0.2";

test.each([
  [`price ${MARKET} --spots 100`, /neither --schedule nor --terms is given/],
  [`price --schedule NOTE ${MARKET} --spots 0`, /spots\[0\] is 0; expected a price above 0/],
  [`price --schedule NOTE ${MARKET} --spots 1,x`, /--spots is "x"; expected a number/],
  [`price --schedule NOTE ${MARKET} --spots 1 --seed 2`, /--seed is 2, but quadrature draws nothing/],
  [`price --schedule absent.json ${MARKET} --spots 1`, /absent\.json", which cannot be read/],
  ["solve --for carry --schedule NOTE --price 99 --spot 100 --rate 0.02", /--vol is missing/],
  ["solve --for carry --schedule NOTE --price 1e9 --spot 100 --rate 0.02 --vol 0.2", /price is 1000000000; expected/],
  [`price --schdule NOTE ${MARKET} --spots 1`, /unknown option '--schdule' \(Did you mean --schedule\?\)/],
  ["books", /unknown command 'books'/],
])("`snowball %s` exits with 2 and says what would be right", async (line, sentence) => {
  const { code, out, note } = await run(line.replace("NOTE", file("note.json", NOTE)));
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(note).toMatch(sentence);
});

test("what is solved for gives back the price", async () => {
  const note = file("a1.json", CASES.A1.schedule);
  const price = async (market: string) =>
    (await answerOf(`price --schedule ${note} ${market} --spots 98`)).valuations[0].price;
  const solved = async (what: string, market: string) =>
    SnowballSolution.parse(await answerOf(`solve --for ${what} --schedule ${note} --price 100 --spot 98 ${market}`));
  const carries = await solved("carry", "--rate 0.02 --vol 0.16");
  expect(carries.solutions.length).toBeGreaterThan(0);
  for (const carry of carries.solutions) {
    expect(await price(`--rate 0.02 --carry ${carry} --vol 0.16`)).toBeCloseTo(100, 6);
  }
  const volatilities = await solved("volatility", "--rate 0.02 --carry 0.04");
  expect(volatilities.solutions.length).toBeGreaterThan(0);
  for (const vol of volatilities.solutions) {
    expect(await price(`--rate 0.02 --carry 0.04 --vol ${vol}`)).toBeCloseTo(100, 6);
  }
});

test("`snowball` alone lists its commands, and --help of one shows an example", async () => {
  expect((await run("price --help")).out).toContain("bianque snowball price --schedule note.json");
  const alone = await runCli("snowball", []);
  expect(alone.code).toBe(0);
  for (const name of ["price", "solve"]) expect(alone.out).toContain(name);
});
