import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dmaStudy } from "../../../src/app/studies/dma.ts";
import { readParams } from "../../../src/app/studies/read-params.ts";
import { DmaAnswer } from "../../../src/contract.ts";
import type { Store } from "../../../src/data/store.ts";
import { recordedStore } from "../../support/filled-stores.ts";
import { sharedDataAbsent } from "../../support/shared-data.ts";

describe.skipIf(sharedDataAbsent)("on recorded indices and futures", () => {
  const stores: { whole?: Store; cut?: Store } = {};
  beforeAll(async () => {
    [stores.whole, stores.cut] = await Promise.all([recordedStore(), recordedStore("2024-01-12")]);
  }, 60_000);
  afterAll(async () => {
    await stores.whole?.close();
    await stores.cut?.close();
  });

  async function answer(store: Store, given: Record<string, string>): Promise<DmaAnswer> {
    return DmaAnswer.parse(await dmaStudy.run(store, readParams(dmaStudy.params, given)));
  }
  const KNOWN = { from: "2024-01-12", to: "2024-03-15" };

  test("at the leverage that survives by what was known on 2024-01-12 the account lives through February and the autumn", async () => {
    const { survivable } = await answer(stores.whole!, KNOWN);
    const { value, binding } = survivable!.knownAtEntry!;
    expect(binding).toBe("opposite-limits");
    expect(value!).toBeGreaterThan(0.5);
    const spans = [KNOWN, { replay: "2024-09" }, { replay: "2024-09", futuresAccount: "own" }];
    for (const span of spans) {
      const lived = await answer(stores.whole!, { ...span, leverage: String(value), survivable: "off" });
      const { firstForcedSale, firstSqueeze, wipedOut } = lived;
      expect({ firstForcedSale, firstSqueeze, wipedOut }).toEqual({
        firstForcedSale: null,
        firstSqueeze: null,
        wipedOut: null,
      });
    }
  });

  test("what learns from the past alone would have let the account break: in January it knew no such days", async () => {
    const { survivable } = await answer(stores.whole!, KNOWN);
    const { bounds } = survivable!.knownAtEntry!;
    for (const name of ["history", "simulated", "shortfall"]) {
      expect(bounds.find((bound) => bound.name === name)!.value).toBeGreaterThan(3);
    }
    expect(survivable!.thisPath).toBeLessThan(1.5);
  });

  test("what is known at entry is the same where every later row is physically absent", async () => {
    const from = "2024-01-11";
    const whole = await answer(stores.whole!, { from, to: "2024-01-31" });
    const cut = await answer(stores.cut!, { from, to: "2024-01-12" });
    expect(whole.survivable!.knownAtEntry).toEqual(cut.survivable!.knownAtEntry);
    expect(whole.days.slice(0, 2)).toEqual(cut.days);
  });

  test("the autumn spread takes a quarter of a levered account and calls nobody; a futures account of its own is called", async () => {
    const lent = await answer(stores.whole!, { replay: "2024-09", survivable: "off" });
    expect(lent.firstCall).toBeNull();
    expect(lent.lowest.date).toBe("2024-09-27");
    expect(Math.abs(lent.lowest.equity - 0.759)).toBeLessThan(0.005);
    const own = await answer(stores.whole!, {
      replay: "2024-09",
      futuresAccount: "own",
      leverage: "1",
      survivable: "off",
    });
    expect(own.firstFuturesCall).toBe("2024-09-26");
  });
});
