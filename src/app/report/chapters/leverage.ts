import type { DmaAnswer } from "../../../contract.ts";
import { leverageNumbers } from "../../../view/charts/leverage-chart.ts";
import { boundsTable, leverageTable, salesTable } from "../../../view/leverage-tables.ts";
import { leverageLine, leverageSentence, leverageSource, STORM_NAMES } from "../../../view/words/dma.ts";
import { type Lang, say } from "../../../view/words/lang.ts";
import { PAGE_NAMES } from "../../../view/words/pages.ts";
import { type Html, html } from "../html.ts";
import { figures } from "../parts/figures.ts";
import { emptyChapter, section, sourceLine } from "../parts/section.ts";
import { pictureNumbers } from "../parts/table.ts";
import { chapterVerdict } from "../parts/verdict.ts";

/** An account through February 2024 at leverage 1 to 5, the one of whom the survivable leverage was asked in full. */
export function leverageChapter(answers: readonly DmaAnswer[], lang: Lang): Html {
  const told = answers.find(({ survivable }) => survivable !== null);
  if (!told) {
    return emptyChapter(
      "leverage",
      PAGE_NAMES.leverage[lang],
      say(
        lang,
        "到当晚没有 2024 年 2 月行情的微盘股指数与 IM 收盘价。",
        "No closes of the micro-cap index and IM in the storm of February 2024 are loaded up to this evening.",
      ),
      say(
        lang,
        "导入 2023-12-29 起的 8841431.WI 与 IM 收盘价，并选择其后的日期。",
        "Import closes of 8841431.WI and IM from 2023-12-29 on, and write the report of a later evening.",
      ),
    );
  }
  const badge = html` <span class="badge">${say(lang, "假设", "assumption")}</span>`;
  const sales = salesTable(told, lang);
  return html`<article id="leverage" class="chapter">
${chapterVerdict(leverageSentence(told, lang), leverageLine(told, told.survivable, lang), badge)}
${section({ title: STORM_NAMES["2024-02"][lang], note: say(lang, "建仓权益 = 1", "equity of entry = 1"), badge }, figures(leverageTable(answers, lang)), sourceLine(leverageSource(told, lang), pictureNumbers(leverageNumbers(told, lang), lang)))}
${told.survivable && section({ title: say(lang, "可承受的杠杆", "Leverage that survives"), note: say(lang, "最小者为限，只用建仓前所知", "the least binds; known at entry"), badge }, figures(boundsTable(told.survivable, lang)))}
${sales.rows.length > 0 && section({ title: say(lang, "每日所卖", "What it sells by day"), note: say(lang, "建仓权益的倍数", "in equities of entry") }, figures(sales))}
</article>`;
}
