import type { QualityAnswer, QualityFinding } from "../../../contract.ts";
import { MISSING } from "../../../view/format.ts";
import type { Words } from "../../../view/words/lang.ts";
import type { Page } from "../terminal.ts";
import { say, section, sheet } from "./sheet.ts";
import { styled } from "./style.ts";
import { left, right, table } from "./table.ts";

const CHECKS: Readonly<Record<QualityFinding["check"], Words>> = {
  "missing-days": { zh: "缺交易日", en: "missing days" },
  "stale-close": { zh: "收盘未更新", en: "stale close" },
  "jump-beyond-limit": { zh: "涨跌超限", en: "jump beyond the price limit" },
  "duplicate-key": { zh: "主键重复", en: "duplicate key" },
  "traded-after-expiry": { zh: "到期后仍有成交", en: "traded after expiry" },
};

/** How many findings each check has, then the findings that are listed. */
export function printQuality(answer: QualityAnswer, page: Page): string {
  return sheet(counts(answer, page), findings(answer, page));
}

function counts({ counts }: QualityAnswer, page: Page): string[] {
  const columns = [left({ zh: "检查", en: "Check" }, page), right({ zh: "发现", en: "Findings" }, page)];
  const rows = (Object.entries(counts) as [QualityFinding["check"], number][]).map(([check, count]) => [
    say(CHECKS[check], page),
    String(count),
  ]);
  return table(columns, rows, page);
}

function findings({ findings, more }: QualityAnswer, page: Page): string[] {
  if (findings.length === 0) return [say({ zh: "没有发现问题。", en: "Nothing was found." }, page)];
  const columns = [
    left({ zh: "日期", en: "Date" }, page),
    left({ zh: "表", en: "Table" }, page),
    left({ zh: "代码", en: "Code" }, page),
    left({ zh: "详情", en: "Detail" }, page),
  ];
  const rows = findings.map(({ date, table, code, detail }) => [date ?? MISSING, table, code, detail]);
  const rest = { zh: `… 另有 ${more} 条`, en: `… and ${more} more` };
  const title = say({ zh: "发现", en: "Findings" }, page);
  return section(
    title,
    [...table(columns, rows, page), ...(more > 0 ? [styled(say(rest, page), "dim", page)] : [])],
    page,
  );
}
