import type { DriftAnswer, DriftDay, StyleWeights } from "../../../contract.ts";
import { STYLE_CODES } from "../../../domain/drift/index.ts";
import { percent, plain } from "../../../view/format.ts";
import { driftLine, HEDGE_NAMES, STYLE_NAMES } from "../../../view/words/drift.ts";
import { plainText } from "../../../view/words/lang.ts";
import type { Page } from "../terminal.ts";
import { bullets, notesBlock, paragraph, say, section, sheet } from "./sheet.ts";
import { left, right, table } from "./table.ts";

/** A fund's style in a sentence, on the last day with its bands, over the months, and its changes. */
export function printDrift(answer: DriftAnswer, page: Page): string {
  return sheet(
    section(say(answer.summary, page), paragraph(plainText(driftLine(answer, page.lang)), page), page),
    lastDay(answer, page),
    months(answer, page),
    changes(answer, page),
    notesBlock(answer.notes, page),
  );
}

function lastDay({ days, confidence, file }: DriftAnswer, page: Page): string[] {
  const last = days[days.length - 1];
  const columns = [
    left({ zh: "腿", en: "Leg" }, page),
    right({ zh: "权重", en: "Weight" }, page),
    right({ zh: "低", en: "Low" }, page),
    right({ zh: "高", en: "High" }, page),
  ];
  const rows = STYLE_CODES.map((code) => [
    STYLE_NAMES[code][page.lang],
    ...[last.weights, last.low, last.high].map((values: StyleWeights) => percent(values[code])),
  ]);
  const basis = [last.basisBeta, last.low.basisBeta, last.high.basisBeta].map((value) => plain(value, 2));
  rows.push([say({ zh: "基差敏感度", en: "Basis beta" }, page), ...basis]);
  const name = file ?? say({ zh: "示例基金（合成）", en: "sample fund (synthetic)" }, page);
  const title = {
    zh: `${name}  ${last.date}  ${HEDGE_NAMES[last.hedgedWith].zh}，${percent(confidence, 0)} 区间`,
    en: `${name}  ${last.date}  ${HEDGE_NAMES[last.hedgedWith].en}, ${percent(confidence, 0)} bands`,
  };
  return section(say(title, page), table(columns, rows, page), page);
}

const MONTHS_SHOWN = 24;

function months({ days }: DriftAnswer, page: Page): string[] {
  const ends = days.filter((day, i) => day.date.slice(0, 7) !== days[i + 1]?.date.slice(0, 7)).slice(-MONTHS_SHOWN);
  const columns = [
    left({ zh: "月末", en: "Month end" }, page),
    ...STYLE_CODES.map((code) => right(STYLE_NAMES[code], page)),
    right({ zh: "对冲", en: "Hedge" }, page),
    right({ zh: "基差敏感度", en: "Basis beta" }, page),
    right({ zh: "解释", en: "R2" }, page),
    right({ zh: "收益数", en: "Returns" }, page),
  ];
  return table(columns, ends.map(monthRow), page);
}

function monthRow({ date, weights, hedge, basisBeta, r2, observations }: DriftDay): string[] {
  const shares = STYLE_CODES.map((code) => percent(weights[code], 0));
  return [date, ...shares, percent(hedge, 0), plain(basisBeta, 2), percent(r2, 0), String(observations)];
}

function changes({ alarms }: DriftAnswer, page: Page): string[] {
  const none = say({ zh: "没有发现风格改变。", en: "No change of style was found." }, page);
  const lines = alarms.length === 0 ? [none] : alarms.map(({ words }) => say(words, page));
  return section(say({ zh: "风格改变", en: "Changes of style" }, page), bullets(lines, page), page);
}
