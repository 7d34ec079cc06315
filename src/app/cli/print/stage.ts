import type { Episode, Evidence, IndicatorCode, StageAnswer, StageDay } from "../../../contract.ts";
import { MISSING, signedPercent } from "../../../view/format.ts";
import { indicatorName, indicatorValue } from "../../../view/words/indicators.ts";
import { stageName } from "../../../view/words/stages.ts";
import type { Page } from "../terminal.ts";
import { lastDays, notesBlock, paragraph, say, section, sheet } from "./sheet.ts";
import { type Column, left, right, table } from "./table.ts";

/** Indicators that stand in the table of days; the rest is counted. */
const SHOWN: readonly IndicatorCode[] = ["imBasis", "icBasis", "microReturn", "microGap5d"];

/** The stage of each day with its main evidence, then the episodes and the all-clears that were overruled. */
export function printStage(answer: StageAnswer, page: Page): string {
  return sheet(
    days(answer.days, page),
    ...answer.episodes.map((episode) => episodeLines(episode, page)),
    notesBlock(answer.notes, page),
  );
}

function days(days: readonly StageDay[], page: Page): string[] {
  if (days.length === 0) return [say({ zh: "没有可判断的日子。", en: "No day can be told." }, page)];
  const columns: Column[] = [
    left({ zh: "日期", en: "Date" }, page),
    left({ zh: "阶段", en: "Stage" }, page),
    right({ zh: "第几日", en: "Day" }, page),
    ...SHOWN.map((code) => ({ head: indicatorName(code, page.lang, "short"), align: "right" as const })),
    { head: "◐/●/┄", align: "right" },
  ];
  const { shown, omitted } = lastDays(days, page);
  return [
    ...omitted,
    ...table(
      columns,
      shown.map((day) => dayRow(day, page)),
      page,
    ),
  ];
}

function dayRow({ date, stage, side, dayInStage, evidence }: StageDay, page: Page): string[] {
  const count = (verdict: Evidence["verdict"]) => evidence.filter((row) => row.verdict === verdict).length;
  return [
    date,
    stageName(stage, side, page.lang),
    String(dayInStage),
    ...SHOWN.map((code) => {
      const row = evidence.find(({ indicator }) => indicator === code);
      return row ? indicatorValue(code, row.value, page.lang) : MISSING;
    }),
    `${count("stretched")}/${count("extreme")}/${count("absent")}`,
  ];
}

const SIDES = {
  discount: { zh: "贴水", en: "discount" },
  premium: { zh: "升水", en: "premium" },
  "small-caps": { zh: "小盘", en: "small caps" },
} as const;

/** Word for what is strained. */
export function sideName(side: Episode["side"], page: Page): string {
  return say(SIDES[side], page);
}

function episodeLines(episode: Episode, page: Page): string[] {
  const { start, end, side, trough, naiveDetail } = episode;
  const title = {
    zh: `${sideName(side, page)}：${start} 至 ${end ?? "今"}，谷底 ${trough}`,
    en: `${sideName(side, page)} strain, ${start} to ${end ?? "now"}, trough ${trough}`,
  };
  return section(say(title, page), [...clearLines(episode, page), ...naiveLines(naiveDetail, page)], page);
}

function clearLines({ clear }: Episode, page: Page): string[] {
  const dates = (byProduct: Episode["clear"]["frozen"]) =>
    `IC ${byProduct.IC ?? MISSING}, IM ${byProduct.IM ?? MISSING}`;
  const text = {
    zh: `连续回到区间：滚动区间 ${dates(clear.trailing)}；冻结区间 ${dates(clear.frozen)}`,
    en: `days in a row inside the trailing band: ${dates(clear.trailing)}; the frozen band: ${dates(clear.frozen)}`,
  };
  return paragraph(say(text, page), page, "  ");
}

function naiveLines(detail: Episode["naiveDetail"], page: Page): string[] {
  return detail.flatMap(({ date, products, fallAfter }) => {
    const touched = products.map(({ product, basis }) => `${product} ${signedPercent(basis)}`).join(", ");
    const after = fallAfter === null ? { zh: "", en: "" } : afterwards(signedPercent(fallAfter));
    const text = {
      zh: `${date} 首触区间被否决（${touched}）${after.zh}`,
      en: `${date} first touch overruled (${touched})${after.en}`,
    };
    return paragraph(say(text, page), page, "  ");
  });
}

function afterwards(worst: string) {
  return { zh: `，此后小盘最差 ${worst}`, en: `; small caps since, at worst ${worst}` };
}
