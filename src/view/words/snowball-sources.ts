import type { SnowballBook, SnowballInputs } from "../../contract.ts";
import { longDate, percent, plain } from "../format.ts";
import { type Lang, say } from "./lang.ts";

/** Source line of the ladder: closes, what the dashed lines mean, and that the notional is assumed where it is. */
export function ladderSource({ date, origin }: Pick<SnowballBook, "date" | "origin">, lang: Lang): string {
  const source = say(
    lang,
    `来源：中证指数，收盘价 · 截至 ${date}。虚线：指数收于该处时累计新敲入的名义本金。`,
    `Source: CSI closes · to ${longDate(date, lang)}. Dashed: notional knocked in once the index closes there. `,
  );
  if (origin !== "assumed") return source;
  return (
    source +
    say(
      lang,
      "名义本金为假设，逐项列于下表；是否已敲入、敲出由真实指数路径决定。",
      "The notional is an assumption, each part listed below; what knocked in or out follows from the closes.",
    )
  );
}

/** Source line of delta before and after a knock-in: the engine, the note and the market. */
export function deltaSource({ volatility, rate, carryOneYear }: SnowballInputs, cap: number, lang: Lang): string {
  const market = [volatility, rate, carryOneYear].map((value) => percent(value));
  return say(
    lang,
    `求积法，24 个月经典雪球：敲入 75%、敲出 103%、票息 15%，波动率 ${market[0]}、利率 ${market[1]}、贴水与股息 ${market[2]}。实务中交易商在敲入线附近为 Delta 设上限，此处为 ${plain(cap, 1)}。`,
    `Quadrature, classic 24-month note: knock-in 75%, knock-out 103%, coupon 15%; volatility ${market[0]}, rate ${market[1]}, carry ${market[2]}. Desks cap delta near the knock-in, here at ${plain(cap, 1)}. `,
  );
}

/** Source line of the hedge flow. */
export function flowSource(cap: number, lang: Lang): string {
  return say(
    lang,
    `实线：Delta 上限 ${plain(cap, 1)}；虚线：合计，不设上限。未计冲击反馈与时间流逝。`,
    `Solid: delta capped at ${plain(cap, 1)}; dashed: the sum without a cap. No feedback of the trades on the index, no passing of time. `,
  );
}
