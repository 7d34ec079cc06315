import type { ChainDistanceAnswer } from "../../../contract.ts";
import { money, percent } from "../../../view/format.ts";
import { distanceSentence, distanceTable, eveningWords } from "../../../view/words/chain-distance.ts";
import type { Page } from "../terminal.ts";
import { notesBlock, paragraph, say, section, sheet } from "./sheet.ts";
import { table } from "./table.ts";

/** How near a cascade is, by kind of shock. */
export function printChainDistance(answer: ChainDistanceAnswer, page: Page): string {
  const { sizes, unshocked, days, draws } = answer;
  const made = {
    zh: `此后 ${days} 个交易日；中性 ${money(sizes.neutralCny, "zh")}、DMA ${money(sizes.dmaCny, "zh")}、最高 ${sizes.leverage} 倍（假设）。无冲击时多跌 ${percent(unshocked)}。区间来自 ${draws} 组合理参数。`,
    en: `Over the ${days} trading days after; neutral funds ${money(sizes.neutralCny, "en")}, accounts ${money(sizes.dmaCny, "en")} at up to ${sizes.leverage} times (assumptions). Unshocked, micro caps fall ${percent(unshocked)} beyond the market. The band is over ${draws} draws of plausible numbers.`,
  };
  const { columns, rows } = distanceTable(answer, page.lang);
  const aligned = columns.map(({ head }, i) => ({ head, align: i === 0 ? ("left" as const) : ("right" as const) }));
  return sheet(
    section(
      distanceSentence(answer, page.lang),
      [
        ...paragraph(say(made, page), page),
        ...paragraph(eveningWords(answer, page.lang), page),
        "",
        ...table(aligned, rows, page),
      ],
      page,
    ),
    notesBlock(answer.notes, page),
  );
}
