import { expect, test } from "vitest";
import { chainCutStudy } from "../../../src/app/studies/chain-cut.ts";
import { readParams } from "../../../src/app/studies/read-params.ts";
import { ChainCutAnswer } from "../../../src/contract.ts";
import { CUT_NAMES } from "../../../src/domain/chain/index.ts";
import { InputError } from "../../../src/errors.ts";
import { episodeStoreForTests } from "../../support/episode-store.ts";

const store = episodeStoreForTests();

test("every cut of the episode, and shares that add to 100% in one set", async () => {
  const told: unknown[] = [];
  const task = { tell: (part: unknown) => told.push(part), signal: new AbortController().signal };
  const params = readParams(chainCutStudy.params, { sets: "1", players: "5" });
  const answer = ChainCutAnswer.parse(await chainCutStudy.run(store(), params, task));
  expect([answer.from, answer.to]).toEqual(["2023-12-29", "2024-02-08"]);
  expect(answer.cuts.map(({ cut }) => cut)).toEqual([...CUT_NAMES]);
  expect(answer.record.microFall).toBeCloseTo(0.458, 3);
  expect(answer.record.lowestBasis).toBeCloseTo(-0.466, 3);
  for (const of of ["fall", "discount"] as const) {
    const sum = answer.shapley.reduce((all, share) => all + share[of].median!, 0);
    expect(sum).toBeCloseTo(1, 9);
  }
  const fall = (name: string) => answer.cuts.find(({ cut }) => cut === name)!.microFall.median!;
  expect(fall("no-agents")).toBeLessThan(answer.base.microFall.median! / 2);
  expect(fall("no-loss-sellers")).toBeLessThan(answer.base.microFall.median!);
  const necessities = answer.cuts.filter(({ cut }) => /^no-(neutral|snowballs|hedge-build|loss-sellers)$/.test(cut));
  expect(necessities.reduce((sum, { fallNecessity }) => sum + fallNecessity.median!, 0)).toBeGreaterThan(1);
  expect(told).toEqual([{ done: 0, total: 1 }]);
});

test("nobody waits: the work stops by the reason of the signal", async () => {
  const reason = new Error("gone");
  const task = { tell: () => {}, signal: AbortSignal.abort(reason) };
  await expect(chainCutStudy.run(store(), readParams(chainCutStudy.params, {}), task)).rejects.toBe(reason);
});

test.each([
  [{ from: "2023-12-30" }, "from is 2023-12-30; expected a trading day"],
  [{ from: "2024-01-19", to: "2024-01-12" }, "expected 1 to 120 trading days after from"],
  [{ sets: "0" }, "sets"],
  [{ players: "3" }, "players"],
])("%o is refused in one sentence", async (given, words) => {
  const ask = async () => chainCutStudy.run(store(), readParams(chainCutStudy.params, given));
  await expect(ask()).rejects.toThrow(InputError);
  await expect(ask()).rejects.toThrow(words);
});
