import type { ChainDistanceAnswer } from "../../../contract.ts";
import { money, percent } from "../../../view/format.ts";
import { distanceSentence, distanceTable, eveningWords } from "../../../view/words/chain-distance.ts";
import { type Lang, marked, say } from "../../../view/words/lang.ts";
import { PAGE_NAMES } from "../../../view/words/pages.ts";
import { type Html, html } from "../html.ts";
import { figures } from "../parts/figures.ts";
import { emptyChapter, section, sourceLine } from "../parts/section.ts";
import { chapterVerdict } from "../parts/verdict.ts";

/** Distance to a cascade on the evening: the smallest shock of each kind that tips the small caps. */
export function chainChapter(answer: ChainDistanceAnswer | null, lang: Lang): Html {
  if (answer === null) {
    return emptyChapter(
      "chain",
      PAGE_NAMES.chain[lang],
      say(
        lang,
        "到当晚没有五个规模指数 40 日以上的收盘价，或没有 IC、IM 合约。",
        "Up to this evening there are not 40 closes of all five sizes, or no contracts of IC and IM.",
      ),
      say(
        lang,
        "导入沪深300、中证500、1000、2000、微盘股指数与 IC、IM 收盘价。",
        "Import closes of CSI300, 500, 1000, 2000, the micro-cap index, IC and IM.",
      ),
    );
  }
  const badge = html` <span class="badge">${say(lang, "假设", "assumption")}</span>`;
  const title = say(lang, "今晚距踩踏有多远", "Distance to a cascade today");
  const note = say(
    lang,
    `次日冲击，其后 ${answer.days} 日多跌 ${percent(answer.excess, 0)}`,
    `a shock of the next day, ${percent(answer.excess, 0)} beyond the market within ${answer.days} days`,
  );
  return html`<article id="chain" class="chapter">
${chapterVerdict(distanceSentence(answer, lang), marked(lineOf(answer, lang)), badge)}
${section({ title, note, badge }, figures(distanceTable(answer, lang)), sourceLine(sourceOf(answer, lang)))}
</article>`;
}

function lineOf(answer: ChainDistanceAnswer, lang: Lang): string {
  const { unshocked, draws } = answer;
  const band = say(
    lang,
    `无冲击时模型多跌 *${percent(unshocked)}*；区间来自 ${draws} 组合理参数。`,
    `Unshocked the model falls *${percent(unshocked)}* beyond the market; the band is over ${draws} draws of plausible numbers.`,
  );
  return `${band}${lang === "zh" ? "" : " "}${eveningWords(answer, lang)}`;
}

function sourceOf({ sizes, date }: ChainDistanceAnswer, lang: Lang): string {
  const [neutral, dma] = [money(sizes.neutralCny, lang), money(sizes.dmaCny, lang)];
  return say(
    lang,
    `多主体模拟 · 中性 ${neutral}、DMA ${dma}、最高 ${sizes.leverage} 倍为假设 · 只用 ${date} 收盘所知`,
    `Simulated agents · neutral funds ${neutral}, accounts ${dma} at up to ${sizes.leverage} times are assumptions · known at the close of ${date}`,
  );
}
