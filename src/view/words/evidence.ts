import type { Evidence, Overview } from "../../contract.ts";
import { shortDate } from "../format.ts";
import { indicatorGroup } from "./indicators.ts";
import { type Lang, say, type Words } from "./lang.ts";

/** Rows of the evidence table under one heading. */
export interface EvidenceGroup {
  readonly name: Words;
  readonly rows: readonly Evidence[];
}

const GROUPS = {
  hedge: { zh: "对冲端", en: "Hedge side" },
  smallCap: { zh: "小盘端", en: "Small-cap side" },
  missing: { zh: "尚无数据", en: "Not yet available" },
} as const;

/** Evidence in its groups: hedge side, small-cap side, and what has no data at all. Empty groups are left out. */
export function evidenceGroups(evidence: readonly Evidence[]): EvidenceGroup[] {
  const place = (row: Evidence) => (isMissing(row) ? "missing" : indicatorGroup(row.indicator));
  return (["hedge", "smallCap", "missing"] as const)
    .map((group) => ({ name: GROUPS[group], rows: evidence.filter((row) => place(row) === group) }))
    .filter(({ rows }) => rows.length > 0);
}

/** Neither today nor yesterday is known, nor any norm: the input is not loaded, rather than late. */
function isMissing({ value, previous, reference }: Evidence): boolean {
  return value === null && previous === null && reference === null;
}

/** What "normal" means in the table, and that an absent indicator is never good news. */
export function evidenceNote({ day }: Overview, lang: Lang): string {
  const reference = day.evidence.find((row) => row.reference !== null)?.reference;
  const tail = say(
    lang,
    "区间外刻度压缩。缺失的指标不作好消息。",
    "Scale compressed outside. An absent indicator never counts as good news.",
  );
  if (!reference) return tail;
  const until = shortDate(reference.asOf, lang);
  const norm =
    reference.kind === "frozen"
      ? say(
          lang,
          `正常区间：本轮之前 250 日的 5–95%，${until} 后冻结。`,
          `Normal: 5–95% of the 250 days before this episode, frozen after ${until}.`,
        )
      : say(lang, `正常区间：此前 250 日的 5–95%。`, `Normal: 5–95% of the previous 250 days.`);
  return `${norm}${say(lang, "", " ")}${tail}`;
}
