import type { BacktestAnswer, BacktestDay } from "../../src/contract.ts";
import { formatDay, parseDay, tradingDays } from "../../src/domain/calendar/index.ts";
import { SIZE_GROUPS } from "../../src/domain/market/size-groups.ts";

const CAPITAL = 100_000_000;

/**
 * A made-up book over 2023-10 to 2024-03 whose parts add up by construction: `held` cash days first, then style gains that
 * a storm of four days takes back `fall` times over, and a share of small stocks that grows.
 */
export function madeUpBook({ held = 5, fall = 1 } = {}): BacktestAnswer {
  const dates = [...tradingDays(parseDay("2023-10-09"), parseDay("2024-03-29"))].map(formatDay);
  let equity = CAPITAL;
  const days = dates.map((date, i): BacktestDay => {
    const on = i >= held;
    const storm = date >= "2024-02-05" && date <= "2024-02-08";
    const of = (value: number) => (on ? value : 0);
    const pnl = {
      selection: of(Math.sin(i) * 40_000),
      style: of(storm ? -4_000_000 * fall : 120_000),
      beta: of(Math.cos(i) * 9000),
      carry: of(-30_000),
      basis: of((i % 7) * 20_000 - 60_000),
      costs: of(-25_000),
      cash: 1200,
    };
    equity += Object.values(pnl).reduce((sum, part) => sum + part, 0);
    const small = Math.min(0.9, i / dates.length);
    const shares = [small / 2, small / 4, small / 4, (1 - small) / 2, (1 - small) / 4, (1 - small) / 4];
    return {
      date,
      equity,
      grossLong: of(0.8 * equity),
      futuresNotional: of(-0.8 * equity),
      contract: on ? (date < "2023-12-15" ? "IM2312" : "IM2403") : null,
      lots: of(-60),
      margin: of(0.1 * equity),
      cash: 0.1 * equity,
      pnl,
      hedgedReturn: null,
      turnover: of(0.04),
      unfilled: 0,
      sizes: Object.fromEntries(SIZE_GROUPS.map((group, k) => [group, of(shares[k])])),
    };
  });
  const sum = (part: keyof BacktestDay["pnl"]) => days.reduce((total, { pnl }) => total + pnl[part], 0);
  return {
    days,
    summary: {
      from: dates[0],
      to: dates[dates.length - 1],
      days: days.length,
      totalReturn: equity / CAPITAL - 1,
      annualReturn: null,
      annualVolatility: null,
      sharpe: null,
      maxDrawdown: null,
      worstDaysMean: null,
      worstDay: null,
      shortfall: { value: null, low: null, high: null },
      capacity: null,
      annualTurnover: null,
      pnl: {
        selection: sum("selection"),
        style: sum("style"),
        beta: sum("beta"),
        carry: sum("carry"),
        basis: sum("basis"),
        costs: sum("costs"),
        cash: sum("cash"),
      },
    },
    notes: [{ zh: "编造的组合。", en: "A made-up book." }],
  };
}
