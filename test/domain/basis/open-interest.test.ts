import { expect, test } from "vitest";
import { basisSnapshot, chainedOpenInterest, totalOpenInterest } from "../../../src/domain/basis/index.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";

const future = (symbol: string, openInterest: number) => ({ symbol, close: 5000, openInterest });
const on = (date: string, ...futures: ReturnType<typeof future>[]) =>
  basisSnapshot(parseDay(date), 5000, futures, null);

test("a contract that settles on its last trading day leaves no step; what its survivors do is kept", () => {
  const snapshots = [
    on("2024-01-18", future("IM2401", 100), future("IM2402", 200), future("IM2403", 100)),
    on("2024-01-19", future("IM2401", 0), future("IM2402", 240), future("IM2403", 90)),
    on("2024-01-22", future("IM2402", 220), future("IM2403", 110), future("IM2409", 30)),
  ];
  expect([...totalOpenInterest(snapshots)]).toEqual([400, 330, 360]);
  const chained = chainedOpenInterest(snapshots);
  expect(chained[1] / chained[0]).toBeCloseTo(1.1, 12);
  expect(chained[2] / chained[1]).toBeCloseTo(1, 12);
});

test("without expiries the chained figure is the total", () => {
  const snapshots = [
    on("2024-02-05", future("IM2402", 100), future("IM2403", 300)),
    on("2024-02-06", future("IM2402", 80), future("IM2403", 290)),
  ];
  expect([...chainedOpenInterest(snapshots)]).toEqual([400, 370]);
});

test("unknown open interest is unknown, and the chain starts again at the next known total", () => {
  const snapshots = [
    on("2024-02-05", future("IM2403", 300)),
    on("2024-02-06", future("IM2403", Number.NaN)),
    on("2024-02-07", future("IM2403", 200)),
  ];
  const chained = chainedOpenInterest(snapshots);
  expect(chained[1]).toBeNaN();
  expect(chained[2]).toBe(200);
});
