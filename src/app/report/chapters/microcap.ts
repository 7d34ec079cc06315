import type { LadderRung, MicrocapAnswer } from "../../../contract.ts";
import { ladderChart, ladderLabel } from "../../../view/charts/ladder-chart.ts";
import { limitDownChart, limitDownLabel } from "../../../view/charts/limit-down-chart.ts";
import { microcapChart, microcapLabel, microcapNumbers, weeksNote } from "../../../view/charts/microcap-chart.ts";
import { tradableChart, tradableLabel } from "../../../view/charts/tradable-chart.ts";
import { longDate, percent, plain } from "../../../view/format.ts";
import { lookOf } from "../../../view/look.ts";
import { microcapWeeks } from "../../../view/microcap-weeks.ts";
import { type Lang, say } from "../../../view/words/lang.ts";
import { microcapLine, microcapSentence } from "../../../view/words/microcap-verdict.ts";
import { PAGE_NAMES } from "../../../view/words/pages.ts";
import { type Html, html } from "../html.ts";
import { staleBadge, syntheticBadge } from "../parts/badges.ts";
import { emptyChapter, nothing, section, sourceLine } from "../parts/section.ts";
import { pictureNumbers } from "../parts/table.ts";
import { chapterVerdict } from "../parts/verdict.ts";
import { pictureFigure } from "../picture.ts";

/** Weekly candles against CSI300, size ladder, limit-down share, and the tradable version against the frictionless one. */
export function microcapChapter(answer: MicrocapAnswer | null, date: string, lang: Lang): Html {
  if (answer === null) {
    return emptyChapter(
      "microcap",
      PAGE_NAMES.microcap[lang],
      say(lang, "没有指数收盘价，也没有个股日线。", "Neither index closes nor closes of single stocks are loaded."),
      say(lang, "导入后重新生成。", "Import them and write the report again."),
    );
  }
  return html`<article id="microcap" class="chapter">
${chapterVerdict(microcapSentence(answer, lang), microcapLine(answer, lang))}
${weekly(answer, date, lang)}
${ladder(answer.ladder, date, lang)}
${limitDown(answer, date, lang)}
${tradable(answer, date, lang)}
</article>`;
}

function weekly({ published: shown }: MicrocapAnswer, date: string, lang: Lang): Html {
  const weeks = shown ? microcapWeeks(shown) : [];
  const last = weeks.at(-1);
  if (!shown || !last) {
    return section(
      { title: say(lang, "万得微盘股指数", "Wind micro-cap index") },
      nothing(
        say(lang, "没有万得微盘股指数（8841431.WI）的收盘价。", "No closes of the Wind micro-cap index (8841431.WI)."),
        say(
          lang,
          "导入含 date,code,close 的指数日线后重新生成。",
          "Import index closes (date,code,close) and write the report again.",
        ),
      ),
    );
  }
  const picture = pictureFigure(
    {
      name: "weekly",
      label: microcapLabel(weeks, lang),
      draw: (width, look) => microcapChart(weeks, width, look, null),
    },
    lang,
  );
  const source = say(
    lang,
    `来源：万得微盘股指数 ${shown.code}（日频等权，400 只，剔除 ST）、中证指数 · 周线 · 截至 ${last.date}。日频等权高估可得收益。`,
    `Source: Wind micro-cap index ${shown.code} (equal weight, daily, 400 stocks, no ST), CSI · weekly · to ${longDate(last.date, lang)}. Daily equal weighting overstates what can be earned. `,
  );
  const note = weeksNote(weeks, shown.weekly.at(-1)?.days ?? 0, lang);
  return html`<section class="section">${picture}${sourceLine(source, note, " ", staleBadge(last.date, date, lang), pictureNumbers(microcapNumbers(weeks, lang), lang))}</section>`;
}

function ladder(rungs: readonly LadderRung[], date: string, lang: Lang): Html | null {
  if (rungs.length === 0) return null;
  const picture = pictureFigure(
    {
      name: "ladder",
      label: ladderLabel(rungs, lookOf(lang, "light", true)),
      draw: (width, look) => ladderChart(rungs, width, look),
    },
    lang,
  );
  const built = rungs.some(({ code }) => code === null)
    ? say(lang, "；无指数的层按市值排序由个股构成", "; rungs without an index are built from stocks by rank")
    : "";
  return section(
    { title: say(lang, "按市值分层", "By size"), note: say(lang, "收益 %", "return, %") },
    picture,
    sourceLine(
      say(
        lang,
        `来源：中证指数、万得 · 收盘价${built} · 截至 ${date}`,
        `Source: CSI, Wind · closes${built} · to ${longDate(date, lang)}`,
      ),
    ),
  );
}

function limitDown({ limitDown }: MicrocapAnswer, date: string, lang: Lang): Html {
  const heading = {
    title: say(lang, "收盘跌停占比", "Closed limit-down"),
    note: say(lang, "% 股票数", "% of stocks"),
  };
  const last = limitDown.at(-1);
  if (!last) {
    return section(
      heading,
      nothing(
        say(lang, "没有个股的最高、最低与收盘价。", "No highs, lows and closes of single stocks are loaded."),
        say(
          lang,
          "导入 code,date,open,high,low,close 格式的个股日线后重新生成。",
          "Import stock files with code,date,open,high,low,close and write the report again.",
        ),
      ),
    );
  }
  const picture = pictureFigure(
    {
      name: "limitDown",
      label: limitDownLabel(limitDown, lang),
      draw: (width, look) => limitDownChart(limitDown, width, look, null),
    },
    lang,
  );
  const stocks = plain(last.stocks, 0);
  const source = say(
    lang,
    `来源：个股最高、最低与收盘价 · ${stocks} 只，剔除 ST · 截至 ${last.date}`,
    `Source: highs, lows and closes of ${stocks} stocks, no ST · to ${longDate(last.date, lang)}`,
  );
  return section({ ...heading, badge: staleBadge(last.date, date, lang) }, picture, sourceLine(source));
}

function tradable(answer: MicrocapAnswer, date: string, lang: Lang): Html {
  const heading = {
    title: say(lang, "可交易版本", "Tradable version"),
    note: say(lang, "每周调仓、T+1、涨跌停、费用", "weekly rebalancing, T+1, price limits, costs"),
  };
  if (answer.days.length === 0) {
    return section(
      heading,
      nothing(
        say(lang, "没有个股日线，未计算。", "No daily closes of single stocks are loaded, so it is not computed."),
        say(
          lang,
          "导入个股日线与股本表后，显示可交易净值与无摩擦净值之差。",
          "With stock closes and the share table, the gap between tradable and frictionless shows here.",
        ),
      ),
    );
  }
  const picture = pictureFigure(
    {
      name: "tradable",
      label: tradableLabel(answer, lang),
      draw: (width, look) => tradableChart(answer, width, look, null),
    },
    lang,
  );
  const last = answer.days.findLast(({ tradableLevel }) => tradableLevel !== null)?.date ?? answer.days[0].date;
  const badge = [answer.synthetic && syntheticBadge(lang), staleBadge(last, date, lang)];
  return section(
    { ...heading, badge },
    answer.synthetic ? html`<div class="hatched">${picture}</div>` : picture,
    sourceLine(tradableSource(answer, last, lang)),
  );
}

function tradableSource({ size, gap }: MicrocapAnswer, last: string, lang: Lang): string {
  const until = longDate(last, lang);
  const words = say(
    lang,
    `来源：个股前复权收盘价，市值最小的 ${size} 只 · 截至 ${until}`,
    `Source: forward-adjusted closes of the ${size} smallest stocks · to ${until}`,
  );
  if (gap.total === null) return words;
  const far = percent(Math.abs(gap.total));
  return gap.total >= 0
    ? say(lang, `${words}。可交易版本落后 ${far}。`, `${words}. The tradable version fell ${far} behind.`)
    : say(lang, `${words}。可交易版本领先 ${far}。`, `${words}. The tradable version came out ${far} ahead.`);
}
