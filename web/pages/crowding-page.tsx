import { useCallback } from "preact/hooks";
import type { CrowdingAnswer, CrowdingMeasure } from "../../src/contract.ts";
import {
  comomentumChart,
  comomentumLabel,
  comomentumNumbers,
  hasComomentum,
} from "../../src/view/charts/comomentum-chart.ts";
import { crowdingChart, crowdingLabel, crowdingNumbers, rungsShown } from "../../src/view/charts/crowding-chart.ts";
import {
  DRAWN_MEASURES,
  measureChart,
  measureLabel,
  measureNumbers,
  measureUnit,
  rungsMeasured,
} from "../../src/view/charts/crowding-measure-chart.ts";
import {
  absentTable,
  crowdAssumptionTable,
  crowdGroupTable,
  crowdTable,
  ladderTable,
  middleCell,
  peakTable,
} from "../../src/view/crowding-tables.ts";
import { longDate, money, percent } from "../../src/view/format.ts";
import type { Look } from "../../src/view/look.ts";
import { MEASURE_NAMES, MEASURE_NOTES } from "../../src/view/words/crowding-names.ts";
import { crowdingLine, crowdingSentence } from "../../src/view/words/crowding-verdict.ts";
import { Chart } from "../charts/chart.tsx";
import { Figures } from "../parts/figure-table.tsx";
import { Notes } from "../parts/notes.tsx";
import { Outlined } from "../parts/outlined.tsx";
import { Section } from "../parts/section.tsx";
import { AssumptionBadge } from "../parts/snowball-badge.tsx";
import { SourceLine } from "../parts/source-line.tsx";
import { PageVerdict } from "../parts/verdict.tsx";
import { useLook, useSay } from "../state/look-context.ts";

interface CrowdingPageProps {
  readonly answer: CrowdingAnswer;
  readonly cursor: string | null;
  readonly onCursor: (date: string | null) => void;
}

/** The ladder as a heat map over the composite, its last day, the order of peaks, each measure, the size of the crowd. */
export function CrowdingPage(props: CrowdingPageProps) {
  const { answer } = props;
  const { lang } = useLook();
  const measures = DRAWN_MEASURES.filter((measure) => rungsMeasured(answer, measure).length > 0);
  return (
    <>
      <PageVerdict sentence={crowdingSentence(answer, lang)} line={crowdingLine(answer, lang)} />
      <div class="columns">
        <Ladder {...props} />
        <div>
          <LastDay answer={answer} />
          <Peaks answer={answer} />
        </div>
      </div>
      <div class="columns thirds">
        {measures.map((measure) => (
          <MeasureSection key={measure} measure={measure} {...props} />
        ))}
        {hasComomentum(answer) && <Comomentum {...props} />}
      </div>
      <CrowdSize answer={answer} />
      <Absent answer={answer} />
      <Notes notes={answer.notes} />
    </>
  );
}

function Ladder({ answer, cursor, onCursor }: CrowdingPageProps) {
  const { lang } = useLook();
  const say = useSay();
  const draw = useCallback(
    (width: number, look: Look, date: string | null) => crowdingChart(answer, width, look, date),
    [answer],
  );
  const last = answer.days.at(-1);
  const title = say("拥挤阶梯", "Crowding ladder");
  if (!last || rungsShown(answer).length === 0) {
    return (
      <Section title={title}>
        <Outlined
          what={say(
            "尚未计算：个股日线不足，综合分位约需 180 个交易日。",
            "Not computed: too few days of single stocks; a composite needs about 180 trading days.",
          )}
          fill={say(
            "导入个股日线（date, code, close, volume, amount, turnover）与股票清单后，此处显示。",
            "Import stock closes (date, code, close, volume, amount, turnover) and a list of stocks and it appears here.",
          )}
        />
      </Section>
    );
  }
  return (
    <Section title={title} note={say("按前一日市值分级", "rungs by the market value of the day before")}>
      <Chart draw={draw} label={crowdingLabel(answer, lang)} cursor={cursor} onCursor={onCursor} />
      <SourceLine numbers={() => crowdingNumbers(answer, lang)}>
        {say(
          `来源：个股收盘价与成交、已装入的指数 · 截至 ${last.date} · 分位只与此前装入的日子相比。门槛为通行说法（80 警戒、90 拥挤、低于 70 退出），未经检验。`,
          `Source: closes and trading of single stocks, indices where loaded · to ${longDate(last.date, lang)} · ranks compare with the days loaded before. Thresholds are sell-side practice (80 alert, 90 crowded, below 70 over) and not tested.`,
        )}
      </SourceLine>
    </Section>
  );
}

function LastDay({ answer }: { readonly answer: CrowdingAnswer }) {
  const { lang } = useLook();
  const say = useSay();
  const last = answer.days.at(-1);
  if (!last) return null;
  return (
    <Section title={say("末日各级", "Rungs on the last day")} note={longDate(last.date, lang)}>
      <Figures table={ladderTable(answer, lang)} name="crowding-ladder" />
    </Section>
  );
}

function Peaks({ answer }: { readonly answer: CrowdingAnswer }) {
  const { lang } = useLook();
  const say = useSay();
  if (answer.peaks.length === 0) return null;
  return (
    <Section
      title={say("见顶次序", "Order of peaks")}
      note={say("所示末日之前 250 日内，不含其后", "in the 250 days up to the last one; nothing later is known")}
    >
      <Figures table={peakTable(answer, lang)} name="crowding-peaks" />
    </Section>
  );
}

function MeasureSection({
  answer,
  measure,
  cursor,
  onCursor,
}: CrowdingPageProps & { readonly measure: CrowdingMeasure }) {
  const { lang } = useLook();
  const draw = useCallback(
    (width: number, look: Look, date: string | null) => measureChart(answer, measure, width, look, date),
    [answer, measure],
  );
  return (
    <Section title={MEASURE_NAMES[measure][lang]} note={measureUnit(measure)}>
      <Chart draw={draw} label={measureLabel(answer, measure, lang)} cursor={cursor} onCursor={onCursor} />
      <SourceLine numbers={() => measureNumbers(answer, measure, lang)}>{MEASURE_NOTES[measure][lang]}</SourceLine>
    </Section>
  );
}

function Comomentum({ answer, cursor, onCursor }: CrowdingPageProps) {
  const { lang } = useLook();
  const say = useSay();
  const draw = useCallback(
    (width: number, look: Look, date: string | null) => comomentumChart(answer, width, look, date),
    [answer],
  );
  return (
    <Section title={say("共动", "Comomentum")} note={say("最小十分之一", "smallest decile")}>
      <Chart draw={draw} label={comomentumLabel(answer, lang)} cursor={cursor} onCursor={onCursor} />
      <SourceLine numbers={() => comomentumNumbers(answer, lang)}>
        {say(
          "52 周、剔除行业、控制市场后，与其余同组股票的偏相关之均值；不入综合",
          "Mean partial correlation with the rest of the decile over 52 weeks, industry and market taken off; no part of the composite",
        )}
      </SourceLine>
    </Section>
  );
}

function CrowdSize({ answer: { crowd } }: { readonly answer: CrowdingAnswer }) {
  const { lang } = useLook();
  const say = useSay();
  if (crowd === null) return null;
  const middle = middleCell(crowd.grid);
  const of = middle ? `${money(middle.capitalCny, lang)}, ${percent(middle.turnoverShare, 0)}` : "";
  const badge = <AssumptionBadge />;
  return (
    <>
      <Section
        title={say("量化资金若卖出", "If the crowd sells")}
        note={say(
          `市场日成交 ${money(crowd.turnoverCny, lang)}（20 日均值，至 ${crowd.date}）`,
          `the market trades ${money(crowd.turnoverCny, lang)} a day, mean of 20 days to ${longDate(crowd.date, lang)}`,
        )}
        badge={badge}
      >
        <Figures table={crowdTable(crowd, lang)} name="crowd-grid" />
      </Section>
      <Section title={say("按级", "By rung")} note={of} badge={badge}>
        <Figures table={crowdGroupTable(crowd, lang)} />
      </Section>
      <Section title={say("假设", "Assumptions")} badge={badge}>
        <Figures table={crowdAssumptionTable(crowd, lang)} />
      </Section>
    </>
  );
}

function Absent({ answer }: { readonly answer: CrowdingAnswer }) {
  const { lang } = useLook();
  const say = useSay();
  if (answer.absent.length === 0) return null;
  return (
    <Section title={say("缺", "Absent")}>
      <Figures table={absentTable(answer, lang)} />
    </Section>
  );
}
