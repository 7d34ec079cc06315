import type { CrowdingAnswer } from "../../../contract.ts";
import { crowdingChart, crowdingLabel, crowdingNumbers, rungsShown } from "../../../view/charts/crowding-chart.ts";
import {
  crowdAssumptionTable,
  crowdGroupTable,
  crowdTable,
  ladderTable,
  middleCell,
  peakTable,
} from "../../../view/crowding-tables.ts";
import { longDate, money, percent } from "../../../view/format.ts";
import { crowdingLine, crowdingSentence } from "../../../view/words/crowding-verdict.ts";
import { type Lang, say } from "../../../view/words/lang.ts";
import { PAGE_NAMES } from "../../../view/words/pages.ts";
import { type Html, html } from "../html.ts";
import { staleBadge } from "../parts/badges.ts";
import { figures } from "../parts/figures.ts";
import { emptyChapter, section, sourceLine } from "../parts/section.ts";
import { pictureNumbers } from "../parts/table.ts";
import { chapterVerdict } from "../parts/verdict.ts";
import { pictureFigure } from "../picture.ts";

/** The ladder as a heat map over the composite, its last day, the order of peaks, and what the size of the crowd implies. */
export function crowdingChapter(answer: CrowdingAnswer | null, date: string, lang: Lang): Html {
  if (answer === null || rungsShown(answer).length === 0) {
    return emptyChapter(
      "crowding",
      PAGE_NAMES.crowding[lang],
      say(
        lang,
        "没有足够的个股日线，无法计算拥挤度。",
        "Too few daily closes of single stocks are loaded to measure crowding.",
      ),
      say(
        lang,
        "导入约 180 个交易日以上的个股日线与股票清单后重新生成。",
        "Import 180 trading days of stock closes or more with a list of stocks and write the report again.",
      ),
    );
  }
  return html`<article id="crowding" class="chapter">
${chapterVerdict(crowdingSentence(answer, lang), crowdingLine(answer, lang))}
${ladder(answer, date, lang)}
${section({ title: say(lang, "末日各级", "Rungs on the last day") }, figures(ladderTable(answer, lang)))}
${section({ title: say(lang, "见顶次序", "Order of peaks"), note: say(lang, "末日之前 250 日内", "in the 250 days up to the last one") }, figures(peakTable(answer, lang)))}
${crowd(answer, lang)}
</article>`;
}

function ladder(answer: CrowdingAnswer, date: string, lang: Lang): Html {
  const picture = pictureFigure(
    {
      name: "crowding",
      label: crowdingLabel(answer, lang),
      draw: (width, look) => crowdingChart(answer, width, look, null),
    },
    lang,
  );
  const last = answer.days[answer.days.length - 1].date;
  const source = say(
    lang,
    `来源：个股收盘价与成交、已装入的指数 · 截至 ${last} · 分位只与此前装入的日子相比，门槛未经检验。`,
    `Source: closes and trading of single stocks, indices where loaded · to ${longDate(last, lang)} · ranks compare with the days loaded before; thresholds are not tested.`,
  );
  return section(
    {
      title: say(lang, "拥挤阶梯", "Crowding ladder"),
      note: say(lang, "按前一日市值分级", "rungs by the market value of the day before"),
      badge: staleBadge(last, date, lang),
    },
    picture,
    sourceLine(source, pictureNumbers(crowdingNumbers(answer, lang), lang)),
  );
}

function crowd({ crowd }: CrowdingAnswer, lang: Lang): Html | null {
  if (crowd === null) return null;
  const badge = html` <span class="badge">${say(lang, "假设", "assumption")}</span>`;
  const middle = middleCell(crowd.grid);
  const of = middle ? `${money(middle.capitalCny, lang)}, ${percent(middle.turnoverShare, 0)}` : "";
  const traded = money(crowd.turnoverCny, lang);
  const note = say(lang, `市场日成交 ${traded}，20 日均值`, `the market trades ${traded} a day, mean of 20 days`);
  return html`${section({ title: say(lang, "量化资金若卖出", "If the crowd sells"), note, badge }, figures(crowdTable(crowd, lang)))}
${section({ title: say(lang, "按级", "By rung"), note: of, badge }, figures(crowdGroupTable(crowd, lang)))}
${section({ title: say(lang, "假设", "Assumptions"), badge }, figures(crowdAssumptionTable(crowd, lang)))}`;
}
