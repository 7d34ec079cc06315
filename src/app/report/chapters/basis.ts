import type { BasisAnswer, BasisDay, BasisProduct, Overview } from "../../../contract.ts";
import { dayOf, dayOfMonth, formatDay, monthOf, parseDay, yearOf } from "../../../domain/calendar/index.ts";
import {
  basisHistoryChart,
  basisHistoryLabel,
  type FrozenNorm,
  historyDates,
} from "../../../view/charts/basis-history-chart.ts";
import { basisYearsChart, basisYearsLabel, yearsFrame } from "../../../view/charts/basis-years-chart.ts";
import { type TermCurve, termStructureChart, termStructureLabel } from "../../../view/charts/term-structure-chart.ts";
import { longDate } from "../../../view/format.ts";
import { lookOf } from "../../../view/look.ts";
import { basisLine, basisSentence, movedNorm } from "../../../view/words/basis-verdict.ts";
import { type Lang, say } from "../../../view/words/lang.ts";
import { PAGE_NAMES } from "../../../view/words/pages.ts";
import { type Html, html } from "../html.ts";
import { contractTable } from "../parts/contract-table.ts";
import { hedgeCostTable } from "../parts/hedge-cost-table.ts";
import { emptyChapter, section, sourceLine } from "../parts/section.ts";
import { chapterVerdict } from "../parts/verdict.ts";
import { HALF_WIDTH, pictureFigure } from "../picture.ts";

/** History with both norms, term structure, contracts, what a short paid, and how normal moved with the years. */
export function basisChapter(answer: BasisAnswer | null, overview: Overview, lang: Lang): Html {
  const products = (answer?.products ?? []).filter(({ days }) => days.length > 0);
  if (products.length === 0) return noBasis(lang);
  return html`<article id="basis" class="chapter">
${chapterVerdict(basisSentence(products[0], lang), basisLine(products[0], overview.day.stage, lang))}
${history(products, overview, lang)}
${termStructures(products, overview, lang)}
${products.map((product) => contractTable(product, overview.date, lang))}
${hedgeCostTable(products, overview.date, lang)}
${years(products, lang)}
</article>`;
}

function noBasis(lang: Lang): Html {
  return emptyChapter(
    "basis",
    PAGE_NAMES.basis[lang],
    say(lang, "没有 IM 或 IC 的收盘价，算不出基差。", "No closes of IM or IC are loaded, so there is no basis."),
    say(lang, "导入期货日线与指数日线后重新生成。", "Import futures and index closes and write the report again."),
  );
}

function history(products: readonly BasisProduct[], overview: Overview, lang: Lang): Html {
  const frozen = frozenNorm(overview);
  const picture = pictureFigure(
    {
      name: "history",
      label: basisHistoryLabel(products, { lang }),
      draw: (width, look) => basisHistoryChart(products, frozen, width, look, null),
    },
    lang,
  );
  const until = longDate(historyDates(products).at(-1) ?? overview.date, lang);
  const source = say(
    lang,
    `来源：中金所收盘价与持仓量、中证指数 · 未剔除分红，年化按自然日 365 · 剩余不足 5 日的合约不计 · 截至 ${until}`,
    `Source: CFFEX closes and open interest, CSI · not adjusted for dividends, annualised over 365 calendar days · contracts with under 5 days left out · to ${until}`,
  );
  return html`<section class="section">${picture}${sourceLine(source)}</section>`;
}

/** The norm frozen before the episode, where it was taken from the raw basis that the history draws. */
function frozenNorm({ episode, adjusted }: Overview): FrozenNorm | null {
  return episode && !adjusted ? { start: episode.start, band: episode.frozenBand } : null;
}

function termStructures(products: readonly BasisProduct[], overview: Overview, lang: Lang): Html | null {
  const drawn = products
    .map((product) => ({ product, curves: termCurves(product, overview.episode?.trough ?? null) }))
    .filter(({ curves }) => curves.length > 0);
  if (drawn.length === 0) return null;
  const pictures = drawn.map(({ product: { product }, curves }) => {
    const label = termStructureLabel(curves, product, lookOf(lang, "light", true));
    const draw = (width: number, look: Parameters<typeof termStructureChart>[3]) =>
      termStructureChart(curves, product, width, look);
    return html`<div><p class="picture-name">${product}</p>${pictureFigure({ name: `term${product}`, label, width: HALF_WIDTH, draw }, lang)}</div>`;
  });
  const source = say(
    lang,
    `来源：中金所、中证指数 · 收盘价，未剔除分红 · 圆面积 = 持仓量；剩余不足 20 日的合约年化被放大，旁注点数 · 截至 ${overview.date}`,
    `Source: CFFEX, CSI · closes, not adjusted for dividends · dot area = open interest; annualising exaggerates contracts with under 20 days left, so their points stand beside · to ${longDate(overview.date, lang)}`,
  );
  return section(
    {
      title: say(lang, "期限结构", "Term structure"),
      note: say(lang, "年化基差 %，横轴为剩余自然日", "annualised basis %, by calendar days left"),
    },
    html`<div class="pair">${pictures}</div>`,
    sourceLine(source),
  );
}

/** Today's curve, the one of a month earlier, and the deepest of the episode, where contracts are loaded for them. */
function termCurves({ days }: BasisProduct, trough: string | null): TermCurve[] {
  const today = days.at(-1);
  if (!today || today.contracts.length === 0) return [];
  const monthAgo = days.findLast(({ date }) => date <= monthEarlier(today.date));
  const deepest = days.find(({ date }) => date === trough && date !== today.date);
  const curve = (role: TermCurve["role"], day: BasisDay | undefined) =>
    day && day.contracts.length > 0 ? [{ role, day }] : [];
  return [...curve("today", today), ...curve("monthAgo", monthAgo), ...curve("deepest", deepest)];
}

/** The same day of the month before, held back to that month's last day. */
function monthEarlier(date: string): string {
  const day = parseDay(date);
  const first = dayOf(yearOf(day), monthOf(day) - 1, 1);
  const last = dayOf(yearOf(day), monthOf(day), 1) - 1;
  return formatDay(Math.min(first + dayOfMonth(day) - 1, last));
}

function years(products: readonly BasisProduct[], lang: Lang): Html {
  const frame = yearsFrame(products);
  const pictures = products.map((product) =>
    pictureFigure(
      {
        name: `years${product.product}`,
        label: basisYearsLabel(product, lookOf(lang, "light", true)),
        width: HALF_WIDTH,
        draw: (width, look) => basisYearsChart(product, frame, width, look),
      },
      lang,
    ),
  );
  const until = historyDates(products).at(-1) ?? "";
  const moved = [...products]
    .reverse()
    .map((product) => movedNorm(product, lang))
    .find((words) => words !== null);
  const source = say(
    lang,
    `来源：中金所、中证指数 · 收盘价，未剔除分红 · ${until.slice(0, 4)} 年截至 ${until}。${moved ?? ""}`,
    `Source: CFFEX, CSI · closes, not adjusted for dividends · ${until.slice(0, 4)} to ${longDate(until, lang)}. ${moved ?? ""}`,
  );
  return section(
    {
      title: say(lang, "「正常」随年份移动", "Normal moved with the years"),
      note: say(
        lang,
        "年化基差 %：细线 5–95%，粗线 25–75%，竖线中位数，● 最低 ○ 最高，▮ 今日",
        "annualised %: thin 5–95%, thick 25–75%, tick median, ● lowest ○ highest, ▮ today",
      ),
    },
    html`<div class="pair">${pictures}</div>`,
    sourceLine(source),
  );
}
