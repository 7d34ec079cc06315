import { describe, expect, test } from "vitest";
import { dmaStudy } from "../../../src/app/studies/dma.ts";
import { readBasket, readShort } from "../../../src/app/studies/dma-mixes.ts";
import { DmaFile, DmaParams } from "../../../src/app/studies/dma-settings.ts";
import { DMA_TEMPLATE } from "../../../src/app/studies/dma-template.ts";
import { readParams } from "../../../src/app/studies/read-params.ts";
import { DmaAnswer } from "../../../src/contract.ts";
import { readYamlSettings } from "../../../src/data/yaml-settings.ts";
import { DMA_EVENTS } from "../../../src/domain/dma/index.ts";
import { DataGap, InputError } from "../../../src/errors.ts";
import { episodeStoreForTests } from "../../support/episode-store.ts";

const store = episodeStoreForTests();

async function answer(given: Record<string, string> = {}): Promise<DmaAnswer> {
  return DmaAnswer.parse(await dmaStudy.run(store(), readParams(dmaStudy.params, { survivable: "off", ...given })));
}

describe("on the recorded episode", () => {
  const LADDER = { basket: "5/20/45/30", short: "IC2403:45,IM2403:55", to: "2024-03-15" };
  const BARE = { ...LADDER, financing: "0", calls: "off" };

  test.each([
    ["daily", [0.755, 0.462, 0.243]],
    ["fixed", [0.759, 0.435, 0.183]],
  ])("the ladder of sizes at leverage 4, lots %s, has the equity computed elsewhere", async (lots, known) => {
    const { days } = await answer({ ...BARE, lots });
    const equity = ["2024-02-05", "2024-02-06", "2024-02-07"].map((on) => days.find(({ date }) => date === on)!.equity);
    equity.forEach((value, i) => {
      expect(Math.abs(value - known[i])).toBeLessThan(0.002);
    });
  });

  test("micro caps at leverage 4 are called and sold on 02-06; left alone they are below zero on 02-07", async () => {
    const { firstCall, firstForcedSale, wipedOut, leftAlone } = await answer();
    expect({ firstCall, firstForcedSale, wipedOut }).toEqual({
      firstCall: "2024-02-06",
      firstForcedSale: "2024-02-06",
      wipedOut: null,
    });
    expect(leftAlone.wipedOut).toBe("2024-02-07");
    expect(leftAlone.lowest.equity).toBeLessThan(0);
  });

  test("against the stocks as valued now the call comes a day before the money is gone", async () => {
    const { firstCall, wipedOut } = await answer({ requirement: "current" });
    expect({ firstCall, wipedOut }).toEqual({ firstCall: "2024-02-06", wipedOut: "2024-02-07" });
  });

  test("days are whole: the first is that of entry at the leverage asked for, the last is `to`", async () => {
    const { days, from, to, notes } = await answer({ leverage: "3", to: "2024-02-08" });
    expect([from, to]).toEqual(["2023-12-29", "2024-02-08"]);
    expect(days[0]).toMatchObject({ date: "2023-12-29", equity: 1, leverage: 3, event: "none", stockReturn: null });
    expect(days.at(-1)!.date).toBe("2024-02-08");
    expect(notes.length).toBeGreaterThan(1);
  });

  test("a later `to` changes no day before it", async () => {
    const [whole, cut] = [await answer(), await answer({ to: "2024-02-06" })];
    expect(whole.days.slice(0, cut.days.length)).toEqual(cut.days);
  });

  test("the leverage that survives is looked for in hindsight, and at entry where there is a history", async () => {
    const early = await answer({ survivable: "on" });
    expect(early.survivable!.thisPath).toBeGreaterThan(1.3);
    expect(early.survivable!.thisPath).toBeLessThan(1.9);
    expect(early.survivable!.knownAtEntry).toBeNull();
    const later = await answer({ survivable: "on", from: "2024-04-12", to: "2024-04-30", paths: "20" });
    const { bounds, binding, historyFrom, value } = later.survivable!.knownAtEntry!;
    expect(historyFrom).toBe("2023-10-09");
    expect(bounds.map(({ name }) => name)).toEqual([
      "history",
      "simulated",
      "shortfall",
      "opposite-limits",
      "own-impact",
    ]);
    expect(bounds.find(({ name }) => name === binding)!.value).toBe(value);
    const again = await answer({ survivable: "on", from: "2024-04-12", to: "2024-04-30", paths: "20" });
    expect(again).toEqual(later);
  });

  test("what is not loaded is named with the days that are", async () => {
    await expect(answer({ replay: "2024-09" })).rejects.toThrow(/8841431.WI has no close on 2024-08-30; its closes/);
    await expect(answer({ short: "IM2403" })).rejects.toThrow(
      new DataGap("IM2403 has no close on 2024-03-18; its closes are loaded from 2023-10-09 to 2024-03-15"),
    );
    await expect(answer({ basket: "smallest" })).rejects.toThrow(/needs closes of single stocks/);
  });

  test("days and lines that contradict each other are refused", async () => {
    await expect(answer({ from: "2024-02-05", to: "2024-02-05" })).rejects.toThrow(InputError);
    await expect(answer({ call: "0.9" })).rejects.toThrow(/expected them to fall/);
  });
});

describe("baskets and shorts", () => {
  test("shares are read as parts of one", () => {
    expect(readBasket("5/20/45/30")).toEqual([
      { name: "500", weight: 0.05 },
      { name: "1000", weight: 0.2 },
      { name: "2000", weight: 0.45 },
      { name: "micro", weight: 0.3 },
    ]);
    expect(readBasket("0/0/0/2")).toEqual([{ name: "micro", weight: 1 }]);
    expect(readShort("IC2403:45,IM:135").map(({ weight }) => weight)).toEqual([0.25, 0.75]);
  });

  test.each(["", "5/20/45", "beijing", "micro:", "micro:-1", "micro:0", "micro,micro", "smallest:2"])(
    "basket %o is refused",
    (text) => {
      expect(() => readBasket(text)).toThrow(/basket is/);
    },
  );

  test.each(["", "IX", "IM240", "IM24031", "im2403", "IM:x"])("short %o is refused", (text) => {
    expect(() => readShort(text)).toThrow(/short is/);
  });
});

describe("the configuration", () => {
  test("the one that --init prints gives the defaults, and tells every setting", () => {
    const read = readYamlSettings(DMA_TEMPLATE, "account.yaml", DmaFile);
    expect(read).toEqual(readYamlSettings("", "account.yaml", DmaFile));
    const { from: _from, to: _to, ...defaults } = readParams(DmaParams, {});
    expect(read).toEqual(defaults);
    for (const name of Object.keys(DmaParams.shape)) expect(DMA_TEMPLATE).toMatch(new RegExp(`^(# )?${name}: `, "m"));
  });

  test.each([
    ["leverage: 3\nbaskt: micro", /account.yaml, line 2: baskt: no such setting/],
    ["leverage: 3\n\nbasket: 4/3", /line 3: basket: expected smallest/],
    ["from: 2024-02-31", /line 1: from: expected a calendar day/],
    ["short: XX", /line 1: short: expected IM/],
    ["calls: maybe", /line 1: calls: /],
  ])("%o is refused with its line", (text, message) => {
    expect(() => readYamlSettings(text, "account.yaml", DmaFile)).toThrow(message);
  });
});

test("the events of the contract are those of the account", () => {
  expect(DmaAnswer.shape.days.element.shape.event.options).toEqual([...DMA_EVENTS]);
});
