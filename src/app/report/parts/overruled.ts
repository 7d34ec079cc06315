import type { Overview } from "../../../contract.ts";
import { longDate, signedPercent } from "../../../view/format.ts";
import { type Lang, say } from "../../../view/words/lang.ts";
import { type Html, html } from "../html.ts";
import { struckTick } from "./marks.ts";
import { section } from "./section.ts";
import { plainTable } from "./table.ts";

/** The all-clears that a naive reading would have given, and what the small caps did after each. */
export function overruled({ episode }: Overview, lang: Lang): Html | null {
  const clears = episode?.naiveDetail ?? [];
  if (clears.length === 0) return null;
  const heading = {
    title: say(lang, "已驳回的「解除」", "All-clears overruled"),
    note: say(lang, "按「首次回到滚动区间」的天真读法", "by the naive rule: first return to the rolling band"),
  };
  const heads = say(
    lang,
    "日期|触及|当日基差|此后微盘股最低",
    "Date|Touched by|Basis that day|Micro-cap low since",
  ).split("|");
  const rows = clears.map(({ date, products, fallAfter }) => ({
    cells: [
      html`${struckTick()} ${longDate(date, lang)}`,
      products.map(({ product }) => product).join(say(lang, "、", ", ")),
      products.map(({ basis }) => signedPercent(basis)).join(" / "),
      fall(fallAfter),
    ],
  }));
  return section(heading, plainTable(heads, rows));
}

function fall(ratio: number | null): Html {
  const isFall = ratio !== null && ratio < 0;
  return isFall ? html`<span class="fall">▼ ${signedPercent(ratio)}</span>` : html`${signedPercent(ratio)}`;
}
