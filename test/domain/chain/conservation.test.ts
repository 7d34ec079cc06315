import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  AGENTS,
  type ChainScenario,
  HEDGES,
  type Ledger,
  PARAMETERS,
  runChain,
  USUAL_PARAMETERS,
  WHOLE_CHAIN,
  WIDTH,
} from "../../../src/domain/chain/index.ts";
import { madeUpScenario } from "../../support/chain-scenario.ts";

const total = (ledger: Ledger, of: (account: Ledger["dma"]) => number) =>
  AGENTS.reduce((sum, name) => sum + of(ledger[name]), 0);

/** What must hold of the books on every evening; money to a fen in a trillion. */
function audit(scenario: ChainScenario) {
  const issued = scenario.start.capitalisation;
  runChain(scenario, (day, ledger) => {
    const date = `day ${day.seen.t}`;
    for (let k = 0; k < WIDTH; k++) {
      expect(total(ledger, ({ stocks }) => stocks[k]) / issued[k], `${date}: units of bucket ${k}`).toBeCloseTo(1, 12);
      expect(
        AGENTS.reduce((sum, name) => sum + day.stockFlow[name][k], 0),
        `${date}: bought ${k}`,
      ).toBeCloseTo(0, 1);
    }
    for (let i = 0; i < HEDGES.length; i++) {
      expect(total(ledger, ({ futures }) => futures[i]) / 1e12, `${date}: longs less shorts`).toBeCloseTo(0, 12);
      expect(
        AGENTS.reduce((sum, name) => sum + day.futuresFlow[name][i], 0),
        `${date}: futures`,
      ).toBeCloseTo(0, 1);
    }
    expect(total(ledger, ({ cash }) => cash) / 1e12, `${date}: cash`).toBeCloseTo(0, 12);
    for (const name of AGENTS) {
      const { stocks } = ledger[name];
      expect(Math.min(...stocks), `${date}: ${name} sells what it does not have`).toBeGreaterThan(-1);
    }
  });
}

describe("the books", () => {
  test("every trade has another side, every future a long and a short, and cash only moves, on every day of a crash", () => {
    audit(madeUpScenario());
  });

  test("with members by the hundred, a requirement on the stocks' value, swaps of stocks for futures and no limits", () => {
    const mixes = { ...madeUpScenario().mixes, neutralFunds: 500, dmaAccounts: 200 };
    const parameters = { ...madeUpScenario().parameters, stockSpill: 0.3 };
    audit(
      madeUpScenario({ mixes, parameters, requirementOn: "current", links: { ...WHOLE_CHAIN, priceLimits: false } }),
    );
  });

  test("for any parameters in their plausible ranges", () => {
    const names = Object.keys(PARAMETERS) as (keyof typeof PARAMETERS)[];
    const draw = fc.record(Object.fromEntries(names.map((name) => [name, fc.double({ min: 0, max: 1, noNaN: true })])));
    fc.assert(
      fc.property(draw, (shares) => {
        const parameters = { ...USUAL_PARAMETERS };
        for (const name of names) {
          const { low, high } = PARAMETERS[name];
          Object.assign(parameters, { [name]: low + shares[name] * (high - low) });
        }
        audit(madeUpScenario({ parameters }));
      }),
      { numRuns: 25 },
    );
  });
});
