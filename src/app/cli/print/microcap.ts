import type { LadderRung, MicrocapAnswer } from "../../../contract.ts";
import { level, MISSING, percent, plain, signedPercent } from "../../../view/format.ts";
import type { Page } from "../terminal.ts";
import { lastDays, notesBlock, paragraph, say, section, sheet } from "./sheet.ts";
import { left, right, table } from "./table.ts";

/** The built index by day, the gap between its two versions, the size ladder, and the published index's last weeks. */
export function printMicrocap(answer: MicrocapAnswer, page: Page): string {
  return sheet(
    days(answer, page),
    gap(answer, page),
    ladder(answer.ladder, page),
    published(answer, page),
    notesBlock(answer.notes, page),
  );
}

function days({ size, days, limitDown, synthetic }: MicrocapAnswer, page: Page): string[] {
  if (days.length === 0) return [];
  const columns = [
    left({ zh: "日期", en: "Date" }, page),
    right({ zh: "收益", en: "Return" }, page),
    right({ zh: "可交易", en: "Tradable" }, page),
    right({ zh: "点位", en: "Level" }, page),
    right({ zh: "可交易点位", en: "Tradable level" }, page),
    right({ zh: "成分", en: "Members" }, page),
    right({ zh: "收盘跌停", en: "Limit-down" }, page),
  ];
  const shareOn = new Map(limitDown.map(({ date, share }) => [date, share]));
  const { shown, omitted } = lastDays(days, page);
  const rows = shown.map((day) => [
    day.date,
    signedPercent(day.return, 2),
    signedPercent(day.tradableReturn, 2),
    level(day.level, 1),
    level(day.tradableLevel, 1),
    String(day.members),
    percent(shareOn.get(day.date)),
  ]);
  const mark = synthetic ? { zh: "（合成数据）", en: " (synthetic stocks)" } : { zh: "", en: "" };
  const title = { zh: `最小 ${size} 只，等权${mark.zh}`, en: `Smallest ${size}, equal weight${mark.en}` };
  return section(say(title, page), [...omitted, ...table(columns, rows, page)], page);
}

/** Trading days from which an annualised gap says something. */
const LEAST_ANNUALISED_DAYS = 60;

function gap({ gap, days }: MicrocapAnswer, page: Page): string[] {
  if (gap.total === null) return [];
  const total = percent(Math.abs(gap.total), 2);
  const ahead = gap.total < 0;
  const yearly = days.length < LEAST_ANNUALISED_DAYS ? null : signedPercent(gap.annualised, 2);
  const text = {
    zh: `可交易版本${ahead ? "领先" : "落后"} ${total}${yearly === null ? "" : `，差距年化 ${yearly}`}。`,
    en: `The tradable version ${ahead ? "ran ahead" : "fell behind"} by ${total}${yearly === null ? "" : `, a gap of ${yearly} a year`}.`,
  };
  return paragraph(say(text, page), page);
}

function ladder(rungs: readonly LadderRung[], page: Page): string[] {
  const columns = [
    left({ zh: "市值阶梯", en: "Size ladder" }, page),
    left({ zh: "来源", en: "From" }, page),
    right({ zh: "当日", en: "Day" }, page),
    right({ zh: "五日", en: "5 days" }, page),
    right({ zh: "年初至今", en: "Year to date" }, page),
  ];
  const rows = rungs.map(({ rung, code, day, fiveDays, yearToDate }) => [
    rung,
    code ?? say({ zh: "按市值排序", en: "stocks by rank" }, page),
    ...[day, fiveDays, yearToDate].map((value) => signedPercent(value)),
  ]);
  return rows.length === 0 ? [] : table(columns, rows, page);
}

const WEEKS_SHOWN = 8;

function published({ published }: MicrocapAnswer, page: Page): string[] {
  if (published === null) return [];
  const columns = [
    left({ zh: "周末", en: "Week to" }, page),
    ...[
      { zh: "开", en: "Open" },
      { zh: "高", en: "High" },
      { zh: "低", en: "Low" },
      { zh: "收", en: "Close" },
    ].map((words) => right(words, page)),
    right({ zh: "天数", en: "Days" }, page),
  ];
  const rows = published.weekly
    .slice(-WEEKS_SHOWN)
    .map(({ date, open, high, low, close, days }) => [
      date,
      ...[open, high, low, close].map((value) => level(value)),
      days === 0 ? MISSING : plain(days, 0),
    ]);
  return section(published.code, table(columns, rows, page), page);
}
