import { describe, expect, test } from "vitest";
import { storeUpTo } from "../../../src/app/report/store-up-to.ts";
import { chainDistanceStudy } from "../../../src/app/studies/chain-distance.ts";
import { readParams } from "../../../src/app/studies/read-params.ts";
import { ChainDistanceAnswer } from "../../../src/contract.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { episodeStoreForTests } from "../../support/episode-store.ts";

const store = episodeStoreForTests();
const distance = (given: Record<string, string>, from = store()) =>
  chainDistanceStudy.run(from, readParams(chainDistanceStudy.params, { draws: "3", days: "10", ...given }));

describe("distance to a cascade on the shipped episode", () => {
  test("answers in the shape of the contract, and sees nothing after its evening", async () => {
    const answer = await distance({ date: "2024-01-19" });
    expect(ChainDistanceAnswer.safeParse(answer).success).toBe(true);
    const cut = storeUpTo(store(), parseDay("2024-01-19"));
    expect(await distance({ date: "2024-01-19" }, cut)).toEqual(answer);
    expect(await distance({}, cut)).toEqual(answer);
  });

  test("is shorter on the eve of the unwind than in the middle of January, by every kind of shock", async () => {
    const [calm, eve] = [await distance({ date: "2024-01-12" }), await distance({ date: "2024-02-02" })];
    calm.distances.forEach(({ shock, usual, limit }, i) => {
      expect(`${shock} ${(eve.distances[i].usual ?? limit * 1.01) <= (usual ?? limit * 1.01)}`).toBe(`${shock} true`);
    });
    expect(eve.distances[0].usual).toBeLessThan(calm.distances[0].usual ?? 1);
  });

  test("larger neutral books are nearer by redemption, and without draws there is no band", async () => {
    const [small, large] = await Promise.all(
      ["100", "400"].map((neutral) => distance({ date: "2024-01-19", neutral, draws: "0", excess: "0.1" })),
    );
    const redemption = (answer: ChainDistanceAnswer) => answer.distances[1].usual ?? 2;
    expect(redemption(large)).toBeLessThan(redemption(small));
    expect(large.distances[0]).toMatchObject({ near: null, median: null, far: null, tips: null });
  });

  test("sizes are those of the open interest of the evening, and a loss since entry has raised the leverage", async () => {
    const at = (date: string) => distance({ date, draws: "0" });
    const [before, eve] = [await at("2024-01-12"), await at("2024-02-02")];
    for (const { sizes, evening } of [before, eve]) {
      expect(sizes.neutralCny).toBeCloseTo(180e9 * evening.openInterest, -3);
      expect(sizes.dmaCny).toBeCloseTo(160e9 * evening.openInterest, -3);
      expect(evening.leverage).toBeCloseTo(1 / (1 / 4 + evening.gain), 12);
    }
    expect(eve.evening.gain).toBeLessThan(-0.05);
    expect(eve.evening.leverage).toBeGreaterThan(5);
  });

  test("accounts that enter on the evening bring no loss, and stand further from a cascade than those that lost", async () => {
    const date = "2024-02-02";
    const [fresh, old] = [await distance({ date, draws: "0", entered: "0" }), await distance({ date, draws: "0" })];
    expect(fresh.evening).toMatchObject({ gain: 0, leverage: 4 });
    expect(old.unshocked).toBeGreaterThan(fresh.unshocked);
  });
});
