import type { BasisProduct } from "../../../contract.ts";
import { longDate, signed } from "../../../view/format.ts";
import { ROLL_RULE_NAMES } from "../../../view/words/basis-verdict.ts";
import { type Lang, say } from "../../../view/words/lang.ts";
import type { Html } from "../html.ts";
import { nothing, section, sourceLine } from "./section.ts";
import { table } from "./table.ts";

const WINDOWS = ["oneMonth", "threeMonths", "oneYear", "oneYearNetOfDividends"] as const;

/** What a short held by each roll rule really paid, as a share of notional; positive is a cost. */
export function hedgeCostTable(products: readonly BasisProduct[], date: string, lang: Lang): Html {
  const heading = {
    title: say(lang, "空头实际付出的对冲成本", "What a short really paid"),
    note: say(lang, "占名义本金 %，正数为成本", "% of notional, positive is a cost"),
  };
  const costs = products.flatMap(({ hedgeCost }) => hedgeCost);
  const windows = WINDOWS.filter((window) => costs.some((cost) => cost[window] !== null));
  if (windows.length === 0) {
    return section(
      heading,
      nothing(
        say(
          lang,
          "各合约的收盘价不足一个月，算不出成本。",
          "Less than a month of contract closes: no cost can be told.",
        ),
        say(lang, "导入更早的期货日线后重新生成。", "Import earlier futures closes and write the report again."),
      ),
    );
  }
  const heads = {
    oneMonth: say(lang, "近 1 月", "1 month"),
    threeMonths: say(lang, "近 3 月", "3 months"),
    oneYear: say(lang, "近 12 月", "12 months"),
    oneYearNetOfDividends: say(lang, "12 月扣分红", "12m net of div."),
  };
  const columns = windows.map((window) => ({
    head: heads[window],
    bold: window === "oneYear",
    wideOnly: window === "threeMonths",
  }));
  const groups = products.map(({ product, hedgeCost }) => ({
    name: product,
    rows: hedgeCost.map((cost) => ({
      cells: [ROLL_RULE_NAMES[cost.rule][lang], ...windows.map((window) => inPercent(cost[window]))],
    })),
  }));
  return section(
    heading,
    table([{ head: say(lang, "展期规则", "Roll rule") }, ...columns], groups),
    sourceLine(
      say(
        lang,
        `来源：中金所、中证指数 · 收盘价 · 基差收敛与展期之和，未计手续费、滑点与保证金占用 · 截至 ${date}`,
        `Source: CFFEX, CSI · closes · convergence and rolls together, before fees, slippage and margin · to ${longDate(date, lang)}`,
      ),
    ),
  );
}

function inPercent(ratio: number | null): string {
  return signed(ratio === null ? null : ratio * 100, 2);
}
