import type { QualityAnswer, QualityFinding } from "../../../contract.ts";
import { MISSING } from "../../../view/format.ts";
import type { Words } from "../../../view/words/lang.ts";
import type { Page } from "../terminal.ts";
import { bullets, say, section, sheet } from "./sheet.ts";
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
  const rest = say({ zh: `… 另有 ${more} 条`, en: `… and ${more} more` }, page);
  const blocks = Object.keys(CHECKS).flatMap((check) => {
    const found = findings.filter((finding) => finding.check === check);
    const lines = found.map(
      ({ date, table, code, detail }) => `${date ?? MISSING}  ${table} ${code}: ${say(detail, page)}`,
    );
    const title = say(CHECKS[check as QualityFinding["check"]], page);
    return section(title, bullets(lines, page), page);
  });
  return more > 0 ? [...blocks, styled(rest, "dim", page)] : blocks;
}
