import { expect, test } from "vitest";
import { AGENTS, runChain, salesBetween } from "../../../src/domain/chain/index.ts";
import { madeUpScenario } from "../../support/chain-scenario.ts";

test("buyers take from sellers in proportion, bucket by bucket", () => {
  const sales = salesBetween([{ dealers: [-60, 0], hedgers: [-40, 10], arbitrageurs: [75, -10], neutral: [25, 0] }]);
  expect(sales).toEqual([
    { seller: "dealers", buyer: "arbitrageurs", cny: 45 },
    { seller: "hedgers", buyer: "arbitrageurs", cny: 30 },
    { seller: "dealers", buyer: "neutral", cny: 15 },
    { seller: "hedgers", buyer: "neutral", cny: 10 },
    { seller: "arbitrageurs", buyer: "hedgers", cny: 10 },
  ]);
});

test.each(["stockFlow", "futuresFlow"] as const)(
  "on every day of a run all sales of %s add up to what was sold",
  (flow) => {
    for (const day of runChain(madeUpScenario()).days) {
      const sales = salesBetween([day[flow]]);
      for (const agent of AGENTS) {
        const net = day[flow][agent];
        const sold = net.reduce((sum, cny) => sum - Math.min(0, cny), 0);
        const told = sales.reduce((sum, { seller, cny }) => sum + (seller === agent ? cny : 0), 0);
        // Yuan: sales of less than 1 yuan are left out.
        expect(Math.abs(told - sold)).toBeLessThan(60);
      }
    }
  },
);
