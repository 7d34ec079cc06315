import { parseDay, tradingDays } from "../../src/domain/calendar/index.ts";
import type { IndexTape, TapeGroup } from "../../src/domain/simulate/index.ts";

/** A tape from daily returns of each group, from 2024-01-02 on at 1000. */
export function tapeOf(returns: Readonly<Record<TapeGroup, readonly number[]>>): IndexTape {
  const length = returns.micro.length + 1;
  const closes = Object.entries(returns).map(([group, moves]) => {
    let level = 1000;
    return [group, Float64Array.from([0, ...moves], (move) => (level *= 1 + move))] as const;
  });
  return {
    days: tradingDays(parseDay("2024-01-02"), parseDay("2024-12-31")).slice(0, length),
    closes: Object.fromEntries(closes) as Record<TapeGroup, Float64Array>,
  };
}

/** Returns that wander and crash, the smaller the harder; no randomness. */
export function crash(length: number): Record<TapeGroup, number[]> {
  const wave = (depth: number) =>
    Array.from({ length }, (_, t) => 0.01 * Math.sin(t * depth) - (t % 17 === 16 ? depth * 0.03 : 0));
  return { "300": wave(1), "500": wave(1.5), "1000": wave(2), "2000": wave(3), micro: wave(4.4) };
}
