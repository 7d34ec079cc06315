import type { Scoreboard, ScoreboardRow, StageName } from "../../../contract.ts";
import { MISSING, signedPercent } from "../../../view/format.ts";
import { stageName } from "../../../view/words/stages.ts";
import type { Page } from "../terminal.ts";
import { notesBlock, paragraph, say, section, sheet } from "./sheet.ts";
import { sideName } from "./stage.ts";
import { left, right, table } from "./table.ts";

/** Every episode with its lead before the trough, and what followed each clear. */
export function printScoreboard(answer: Scoreboard, page: Page): string {
  const title = {
    zh: `阶段判断的成绩，${answer.from} 至 ${answer.to}`,
    en: `How the stages did, ${answer.from} to ${answer.to}`,
  };
  return sheet(
    section(say(title, page), episodes(answer.rows, page), page),
    [...totals(answer, page), ...daysByStage(answer, page)],
    notesBlock(answer.notes, page),
  );
}

function episodes(rows: readonly ScoreboardRow[], page: Page): string[] {
  const columns = [
    left({ zh: "开始", en: "Start" }, page),
    left({ zh: "方向", en: "Side" }, page),
    left({ zh: "谷底", en: "Trough" }, page),
    right({ zh: "提前日", en: "Lead" }, page),
    right({ zh: "首触", en: "Naive" }, page),
    left({ zh: "解除", en: "Clear" }, page),
    right({ zh: "此后20日", en: "After 20d" }, page),
    left({ zh: "对错", en: "Result" }, page),
  ];
  return rows.length === 0
    ? []
    : table(
        columns,
        rows.map((row) => episodeRow(row, page)),
        page,
      );
}

function episodeRow(row: ScoreboardRow, page: Page): string[] {
  return [
    row.start,
    sideName(row.side, page),
    row.trough,
    String(row.leadToTrough),
    String(row.naiveClears),
    row.clear ?? (row.endedBy === "new-normal" ? say({ zh: "新常态", en: "new normal" }, page) : MISSING),
    signedPercent(row.fallAfterClear),
    result(row, page),
  ];
}

function result({ wrong, newBasisLow }: ScoreboardRow, page: Page): string {
  if (wrong === null) return MISSING;
  if (!wrong) return say({ zh: "对", en: "right" }, page);
  return say(
    newBasisLow ? { zh: "错：基差新低", en: "wrong: basis low" } : { zh: "错：再跌一成", en: "wrong: fell on" },
    page,
  );
}

function totals({ clears, wrongClears, naive }: Scoreboard, page: Page): string[] {
  const text = {
    zh: `解除 ${clears} 次，错 ${wrongClears} 次；首触即解除 ${naive.clears} 次，错 ${naive.wrong} 次。`,
    en: `Clears: ${clears}, wrong ${wrongClears}. First touches read as clear: ${naive.clears}, wrong ${naive.wrong}.`,
  };
  return paragraph(say(text, page), page);
}

function daysByStage({ daysByStage }: Scoreboard, page: Page): string[] {
  const parts = (Object.entries(daysByStage) as [StageName, number][]).map(
    ([stage, days]) => `${stageName(stage, null, page.lang)} ${days}`,
  );
  const text = { zh: `各阶段天数：${parts.join("，")}。`, en: `Days by stage: ${parts.join(", ")}.` };
  return paragraph(say(text, page), page);
}
