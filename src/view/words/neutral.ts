import type { NeutralPnl } from "../../contract.ts";
import type { Words } from "./lang.ts";

/** Parts of a neutral book's result, in the order in which they are told. */
export const PNL_WORDS = {
  selection: { zh: "选股", en: "Selection" },
  style: { zh: "风格", en: "Style" },
  beta: { zh: "剩余市场敞口", en: "Residual beta" },
  carry: { zh: "贴水成本", en: "Carry of the basis" },
  basis: { zh: "基差变动", en: "Basis revaluation" },
  costs: { zh: "交易成本", en: "Costs" },
  cash: { zh: "现金利息", en: "Cash" },
} as const satisfies Record<keyof NeutralPnl, Words>;
