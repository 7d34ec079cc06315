import type { Evidence, Overview } from "../../src/contract.ts";
import { shortDate } from "../../src/view/format.ts";
import { STRIPE_HIGH, STRIPE_LOW, stripePlace } from "../../src/view/stripe.ts";
import { type EvidenceGroup, evidenceGroups, evidenceNote } from "../../src/view/words/evidence.ts";
import {
  evidenceSentence,
  indicatorName,
  indicatorRange,
  indicatorValue,
  VERDICT_NAMES,
} from "../../src/view/words/indicators.ts";
import { useLook, useSay } from "../state/look-context.ts";
import { Section } from "./section.tsx";
import { VerdictMark } from "./verdict-mark.tsx";

/** Indicator, value, place against its normal range, range and verdict. */
export function EvidenceTable({ overview }: { readonly overview: Overview }) {
  const { lang, phone } = useLook();
  const say = useSay();
  const previous = overview.series.dates.at(-2);
  const before = previous ? shortDate(previous, lang) : say("昨日", "yesterday");
  return (
    <Section
      title={say("证据", "Evidence")}
      note={say(`▮ 今日　○ 前一日 ${before}　灰 = 正常区间`, `▮ today, ○ ${before}, grey = normal`)}
    >
      <table class="evidence">
        <colgroup>
          <col />
          <col class="col-value" />
          <col class="col-stripe" />
          {!phone && <col class="col-range" />}
          <col class="col-verdict" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{say("指标", "Indicator")}</th>
            <th scope="col">{say("数值", "Value")}</th>
            <th scope="col" class="stripe-head">
              {say("低 ← 正常 → 高", "− normal +")}
            </th>
            {!phone && <th scope="col">{say("正常区间", "Normal range")}</th>}
            <th scope="col" class="verdict-cell">
              {say("判读", "Verdict")}
            </th>
          </tr>
        </thead>
        {evidenceGroups(overview.day.evidence).map((group) => (
          <Group key={group.name.en} group={group} />
        ))}
      </table>
      <p class="source">{evidenceNote(overview, lang)}</p>
    </Section>
  );
}

function Group({ group }: { readonly group: EvidenceGroup }) {
  const { lang, phone } = useLook();
  return (
    <tbody>
      <tr class="group">
        <th scope="rowgroup" colSpan={phone ? 4 : 5}>
          {group.name[lang]}
        </th>
      </tr>
      {group.rows.map((row) => (
        <Row key={row.indicator} row={row} />
      ))}
    </tbody>
  );
}

function Row({ row }: { readonly row: Evidence }) {
  const { lang, phone } = useLook();
  const isAbsent = row.verdict === "absent";
  const move = row.indicator === "microReturn" && row.value ? (row.value < 0 ? "fall" : "rise") : "";
  return (
    <tr class={isAbsent ? "faint" : ""}>
      <td>{indicatorName(row.indicator, lang, phone ? "short" : "full")}</td>
      <td class={isAbsent ? "" : `key-figure ${move}`}>{indicatorValue(row.indicator, row.value, lang)}</td>
      <td class="stripe-cell">
        <Stripe row={row} />
        <span class="visually-hidden">{evidenceSentence(row, lang)}</span>
      </td>
      {!phone && <td class="range">{indicatorRange(row, lang)}</td>}
      <td class="verdict-cell" data-verdict={row.verdict}>
        <VerdictMark verdict={row.verdict} /> {VERDICT_NAMES[row.verdict][lang]}
      </td>
    </tr>
  );
}

const share = (place: number) => `${(place * 100).toFixed(2)}%`;

/** The aligned normal stripe: bar = today, ring = the day before, line = the day's move. */
export function Stripe({ row }: { readonly row: Pick<Evidence, "value" | "previous" | "reference"> }) {
  const { value, previous, reference } = row;
  if (value === null || reference === null) return null;
  const now = stripePlace(value, reference);
  const before = previous === null ? null : stripePlace(previous, reference);
  return (
    <svg class="stripe" aria-hidden="true">
      <rect class="stripe-band" x={share(STRIPE_LOW)} y="0" width={share(STRIPE_HIGH - STRIPE_LOW)} height="100%" />
      <line class="stripe-line" x1="0" x2="100%" y1="50%" y2="50%" />
      {before !== null && <line class="stripe-move" x1={share(before)} x2={share(now)} y1="50%" y2="50%" />}
      {before !== null && <circle class="stripe-before" cx={share(before)} cy="50%" r="2.7" />}
      <rect class="stripe-now" x={share(now)} y="50%" width="4" height="15" transform="translate(-2 -7.5)" />
    </svg>
  );
}
