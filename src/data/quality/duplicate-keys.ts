import type { Note } from "../../contract.ts";
import type { ReplacementCount } from "../store.ts";
import type { CloseRows, Finding } from "./finding.ts";

/** Rows with the key of the row before them. The import never makes any: a finding means another program wrote. */
export function repeatedKeys(rows: CloseRows): Finding[] {
  const findings: Finding[] = [];
  for (let row = 1; row < rows.days.length; row++) {
    if (rows.days[row] !== rows.days[row - 1] || rows.codeOf[row] !== rows.codeOf[row - 1]) continue;
    const [one, other] = [rows.closes[row - 1], rows.closes[row]];
    const detail = { zh: `同键两行，收盘 ${one} 与 ${other}`, en: `two rows, with closes ${one} and ${other}` };
    const code = rows.codes[rows.codeOf[row]];
    findings.push({ check: "duplicate-key", table: rows.table, code, day: rows.days[row], detail });
  }
  return findings;
}

/** Two files that held different values for the same keys, one finding a pair of files. */
export function contradictingFiles(counts: readonly ReplacementCount[]): Finding[] {
  return counts
    .filter(({ contradicting }) => contradicting > 0)
    .map((count) => ({ check: "duplicate-key", table: count.table, code: "", day: null, detail: differing(count) }));
}

function differing({ contradicting, oldSource, newSource, newImportedAt, setAside, largest }: ReplacementCount): Note {
  const day = newImportedAt.slice(0, 10);
  const rows = `${contradicting} ${contradicting === 1 ? "row" : "rows"} of ${oldSource} with other values`;
  if (!setAside) {
    return {
      zh: `${oldSource} 有 ${contradicting} 行数值不同，${day} 由 ${newSource} 取代`,
      en: `${rows}, replaced by ${newSource} on ${day}`,
    };
  }
  const share = largest === undefined ? null : `${(largest * 100).toPrecision(2)}%`;
  return {
    zh: `${oldSource} 有 ${contradicting} 行数值不同${share === null ? "" : `（最大相差 ${share}）`}，以 ${newSource} 为准`,
    en: `${rows}${share === null ? "" : `, by ${share} at most`}; those of ${newSource} stand`,
  };
}
