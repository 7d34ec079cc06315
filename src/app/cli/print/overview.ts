import type { Evidence, Overview } from "../../../contract.ts";
import { MISSING, signedPercent, weekdayName } from "../../../view/format.ts";
import { changeLines } from "../../../view/words/changes.ts";
import { clearCondition, clearDots } from "../../../view/words/clear-needs.ts";
import { indicatorGroup, indicatorName, indicatorRange, indicatorValue } from "../../../view/words/indicators.ts";
import { stageDayCount, stageName } from "../../../view/words/stages.ts";
import { verdictLine } from "../../../view/words/verdict-line.ts";
import { verdictSentence } from "../../../view/words/verdict-sentence.ts";
import type { Page } from "../terminal.ts";
import { verdictMark } from "./marks.ts";
import { notesBlock, paragraph, say, section, sheet } from "./sheet.ts";
import { styled } from "./style.ts";
import { type Column, left, type Row, right, table } from "./table.ts";

/** The evening sheet: stage and sentence, evidence, what changed, what clear still needs, all-clears overruled. */
export function printOverview(overview: Overview, page: Page): string {
  return sheet(
    verdict(overview, page),
    evidence(overview, page),
    changes(overview, page),
    clearNeeds(overview, page),
    overruled(overview, page),
    notesBlock(overview.notes, page),
  );
}

function verdict(overview: Overview, page: Page): string[] {
  const { date, day } = overview;
  const stage = styled(stageName(day.stage, day.side, page.lang), "bold", page);
  const head = `${date} ${weekdayName(date, page.lang)}  ${stage}  ${stageDayCount(day.dayInStage, page.lang)}`;
  const sentence = paragraph(verdictSentence(overview, page.lang), page).map((line) => styled(line, "bold", page));
  const plain = verdictLine(overview, page.lang).map(({ text }) => text);
  return [head, ...sentence, ...paragraph(plain.join(""), page)];
}

function evidence({ day }: Overview, page: Page): string[] {
  const columns: Column[] = [
    left({ zh: "证据", en: "Evidence" }, page),
    right({ zh: "数值", en: "Value" }, page),
    right({ zh: "昨日", en: "Yesterday" }, page),
    right({ zh: "正常区间", en: "Normal range" }, page),
    left({ zh: "判断", en: "Verdict" }, page),
  ];
  const groups = [
    { group: "hedge", title: { zh: "对冲端", en: "Hedge side" } },
    { group: "smallCap", title: { zh: "小盘端", en: "Small-cap side" } },
  ] as const;
  const rows: Row[] = groups.flatMap(({ group, title }) => {
    const members = day.evidence.filter(({ indicator }) => indicatorGroup(indicator) === group);
    return members.length === 0 ? [] : [{ group: say(title, page) }, ...members.map((row) => evidenceRow(row, page))];
  });
  return rows.length === 0 ? [] : table(columns, rows, page);
}

function evidenceRow(row: Evidence, page: Page): string[] {
  const { indicator, value, previous, verdict } = row;
  return [
    `  ${indicatorName(indicator, page.lang)}`,
    styled(indicatorValue(indicator, value, page.lang), "bold", page),
    indicatorValue(indicator, previous, page.lang),
    indicatorRange(row, page.lang),
    verdictMark(verdict, page),
  ];
}

function changes(overview: Overview, page: Page): string[] {
  const lines = changeLines(overview, page.lang).map(({ mark, text, figures }) => [`${mark} ${text}`, figures]);
  const columns: Column[] = [
    left({ zh: "较昨日变化", en: "Changed since yesterday" }, page),
    { head: "", align: "right" },
  ];
  return lines.length === 0 ? [] : table(columns, lines, page);
}

function clearNeeds(overview: Overview, page: Page): string[] {
  const columns: Column[] = [
    left({ zh: "解除还差什么", en: "What clear still needs" }, page),
    left({ zh: "连续达标天数", en: "Days met in a row" }, page),
  ];
  const rows = overview.clearNeeds.map((need) => [
    clearCondition(need.condition, page.lang),
    need.done === null ? verdictMark("absent", page) : `${clearDots(need)} ${need.done}/${need.need}`,
  ]);
  return rows.length === 0 ? [] : table(columns, rows, page);
}

function overruled({ episode }: Overview, page: Page): string[] {
  const columns: Column[] = [
    left({ zh: "首触日", en: "First touch" }, page),
    left({ zh: "当日基差", en: "Basis that day" }, page),
    right({ zh: "小盘此后最差", en: "Small caps since, at worst" }, page),
  ];
  const rows = (episode?.naiveDetail ?? []).map(({ date, products, fallAfter }) => [
    date,
    products.map(({ product, basis }) => `${product} ${signedPercent(basis)}`).join(", ") || MISSING,
    signedPercent(fallAfter),
  ]);
  const title = say({ zh: "被否决的首触即解除", en: "All-clears overruled" }, page);
  return rows.length === 0 ? [] : section(title, table(columns, rows, page), page);
}
