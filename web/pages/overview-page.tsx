import { useCallback, useMemo } from "preact/hooks";
import type { Overview } from "../../src/contract.ts";
import { overviewChart } from "../../src/view/charts/overview-chart.ts";
import { overviewTimeline } from "../../src/view/charts/overview-timeline.ts";
import { overviewChartLabel, overviewNumbers } from "../../src/view/charts/overview-words.ts";
import { longDate } from "../../src/view/format.ts";
import type { Look } from "../../src/view/look.ts";
import { staleDays } from "../../src/view/stale.ts";
import { Chart } from "../charts/chart.tsx";
import { Changes } from "../parts/changes.tsx";
import { ClearNeeds } from "../parts/clear-needs.tsx";
import { EvidenceTable } from "../parts/evidence-table.tsx";
import { Notes } from "../parts/notes.tsx";
import { Badge } from "../parts/nothing.tsx";
import { Overruled } from "../parts/overruled.tsx";
import { Section } from "../parts/section.tsx";
import { SourceLine } from "../parts/source-line.tsx";
import { StageVerdict } from "../parts/verdict.tsx";
import { useLook, useSay } from "../state/look-context.ts";

interface OverviewPageProps {
  readonly overview: Overview;
  /** A later evening, when the reader replays. */
  readonly later: Overview | null;
  readonly cursor: string | null;
  readonly onCursor: (date: string | null) => void;
}

/** Stage, sentence, ribbon over the basis and the indices, evidence, changes, and what clear still needs. */
export function OverviewPage({ overview, later, cursor, onCursor }: OverviewPageProps) {
  const { lang } = useLook();
  const say = useSay();
  const dates = useMemo(() => overviewTimeline(overview, later).dates, [overview, later]);
  const draw = useCallback(
    (width: number, look: Look, date: string | null) => {
      const index = date === null ? -1 : dates.indexOf(date);
      return overviewChart(overview, width, look, { cursor: index < 0 ? null : index, later });
    },
    [overview, later, dates],
  );
  return (
    <>
      <StageVerdict overview={overview} />
      <div class="columns sheet">
        <div>
          <Section>
            <Chart draw={draw} label={overviewChartLabel(overview, lang)} cursor={cursor} onCursor={onCursor} />
            <SourceLine numbers={() => overviewNumbers(overview, lang)}>
              {say("来源：中金所、中证指数、万得 · 收盘价 · 截至 ", "Source: CFFEX, CSI, Wind · closes · to ")}
              {longDate(overview.date, lang)} <StaleBadges overview={overview} />
            </SourceLine>
          </Section>
          <Overruled overview={overview} />
        </div>
        <div>
          <EvidenceTable overview={overview} />
          <Changes overview={overview} />
          <ClearNeeds overview={overview} />
        </div>
      </div>
      <Notes notes={overview.notes} />
    </>
  );
}

/** A badge for each series that stops before the evening; its line stops too and says until when it is known. */
function StaleBadges({ overview }: { readonly overview: Overview }) {
  const say = useSay();
  const { IM, IC, micro, csi300 } = overview.series;
  const series: [string, readonly (number | null)[]][] = [
    ["IM", IM.basis],
    ["IC", IC.basis],
    [say("IM 持仓", "IM open interest"), IM.openInterest],
    [say("微盘股", "micro-cap"), micro],
    [say("沪深300", "CSI 300"), csi300],
  ];
  return (
    <>
      {series.map(([name, values]) => {
        const days = staleDays(values);
        return (
          days > 0 && (
            <Badge key={name} kind="stale">
              {say(`◐ ${name} 过期 ${days} 日`, `◐ ${name} stale by ${days} days`)}
            </Badge>
          )
        );
      })}
    </>
  );
}
