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
    .map(({ table, contradicting, oldSource, newSource, newImportedAt }) => ({
      check: "duplicate-key",
      table,
      code: "",
      day: null,
      detail: {
        zh: `${oldSource} 有 ${contradicting} 行数值不同，${newImportedAt.slice(0, 10)} 由 ${newSource} 取代`,
        en: `${contradicting} ${contradicting === 1 ? "row" : "rows"} of ${oldSource} with other values, replaced by ${newSource} on ${newImportedAt.slice(0, 10)}`,
      },
    }));
}
