import { useCallback, useMemo } from "preact/hooks";
import type { MicrocapAnswer } from "../../src/contract.ts";
import { ladderChart, ladderLabel, ladderRows } from "../../src/view/charts/ladder-chart.ts";
import { limitDownChart, limitDownLabel } from "../../src/view/charts/limit-down-chart.ts";
import { microcapChart, microcapLabel, microcapNumbers, weeksNote } from "../../src/view/charts/microcap-chart.ts";
import { longDate, percent, plain } from "../../src/view/format.ts";
import type { Look } from "../../src/view/look.ts";
import { microcapWeeks } from "../../src/view/microcap-weeks.ts";
import { microcapLine, microcapSentence } from "../../src/view/words/microcap-verdict.ts";
import { Chart } from "../charts/chart.tsx";
import { Notes } from "../parts/notes.tsx";
import { Nothing } from "../parts/nothing.tsx";
import { Outlined } from "../parts/outlined.tsx";
import { Section } from "../parts/section.tsx";
import { SourceLine } from "../parts/source-line.tsx";
import { TradableSection, type TradableSectionProps } from "../parts/tradable-section.tsx";
import { PageVerdict } from "../parts/verdict.tsx";
import { useLook, useSay } from "../state/look-context.ts";

interface MicrocapPageProps {
  readonly answer: MicrocapAnswer;
  readonly cursor: string | null;
  readonly onCursor: (date: string | null) => void;
}

/** Weekly candles, drawdown and level against CSI300; size ladder, limit-down share, tradable against frictionless. */
export function MicrocapPage(props: TradableSectionProps) {
  const { answer, cursor, onCursor } = props;
  const { lang } = useLook();
  return (
    <>
      <PageVerdict sentence={microcapSentence(answer, lang)} line={microcapLine(answer, lang)} />
      <div class="columns">
        <Section>
          <Weekly answer={answer} cursor={cursor} onCursor={onCursor} />
        </Section>
        <div>
          <Ladder answer={answer} />
          <LimitDown answer={answer} cursor={cursor} onCursor={onCursor} />
          <TradableSection {...props} />
        </div>
      </div>
      <Notes notes={answer.notes} />
    </>
  );
}

function Weekly({ answer, cursor, onCursor }: MicrocapPageProps) {
  const { lang } = useLook();
  const say = useSay();
  const { published } = answer;
  const weeks = useMemo(() => (published ? microcapWeeks(published) : []), [published]);
  const draw = useCallback(
    (width: number, look: Look, date: string | null) => microcapChart(weeks, width, look, date),
    [weeks],
  );
  const last = weeks.at(-1);
  if (!published || !last) {
    const sentence = say(
      "没有万得微盘股指数（8841431.WI）的收盘。",
      "No closes of the Wind micro-cap index (8841431.WI).",
    );
    const fill = say(
      "导入含 date,code,close 的指数日线后，此图自动出现。",
      "Import index closes (date,code,close) and this picture appears.",
    );
    return <Nothing failure={{ kind: "empty", sentence }} fill={fill} />;
  }
  return (
    <>
      <Chart draw={draw} label={microcapLabel(weeks, lang)} cursor={cursor} onCursor={onCursor} />
      <SourceLine numbers={() => microcapNumbers(weeks, lang)}>
        {say(
          `来源：万得微盘股指数 ${published.code}（日频等权，400 只，剔除 ST）；中证指数 · 周线 · 截至 ${last.date}。`,
          `Source: Wind micro-cap index ${published.code} (equal weight, daily, 400 stocks, no ST); CSI · weekly · to ${longDate(last.date, lang)}. `,
        )}
        {weeksNote(weeks, published.weekly.at(-1)?.days ?? 0, lang)}{" "}
        {say("日频等权高估可得收益。", "Daily equal weighting overstates what can be earned.")}
      </SourceLine>
    </>
  );
}

function Ladder({ answer }: { readonly answer: MicrocapAnswer }) {
  const look = useLook();
  const say = useSay();
  const { ladder } = answer;
  const draw = useCallback((width: number, drawn: Look) => ladderChart(ladder, width, drawn), [ladder]);
  const title = say("按市值分层", "By size");
  if (ladder.length === 0) {
    return (
      <Section title={title}>
        <Nothing failure={{ kind: "empty", sentence: say("没有各层指数的收盘。", "No index closes for the rungs.") }} />
      </Section>
    );
  }
  const built = ladder.some(({ code }) => code === null);
  return (
    <Section title={title} note={say("收益 %", "return, %")}>
      <Chart draw={draw} label={ladderLabel(ladder, look)} />
      <SourceLine
        numbers={() => ({
          title: say("分层收益的数据", "Numbers of the size ladder"),
          head: say("层|当日|近 5 日|年初至今", "Rung|Day|Five days|Year to date").split("|"),
          rows: ladderRows(ladder, look),
        })}
      >
        {say("来源：中证指数、万得", "Source: CSI, Wind")}
        {built && say("；无指数的层按市值排序由个股构成", "; rungs without an index are built from stocks by rank")}
      </SourceLine>
    </Section>
  );
}

function LimitDown({ answer, cursor, onCursor }: MicrocapPageProps) {
  const { lang } = useLook();
  const say = useSay();
  const { limitDown } = answer;
  const draw = useCallback(
    (width: number, look: Look, date: string | null) => limitDownChart(limitDown, width, look, date),
    [limitDown],
  );
  const last = limitDown.at(-1);
  return (
    <Section title={say("收盘跌停占比", "Closed limit-down")} note={say("% 股票数", "% of stocks")}>
      {last ? (
        <>
          <Chart draw={draw} label={limitDownLabel(limitDown, lang)} cursor={cursor} onCursor={onCursor} />
          <SourceLine
            numbers={() => ({
              title: say("收盘跌停占比的数据", "Numbers of the limit-down share"),
              head: say("日期|占比|股票数", "Date|Share|Stocks").split("|"),
              rows: limitDown.map(({ date, share, stocks }) => [date, percent(share), plain(stocks, 0)]).reverse(),
            })}
          >
            {say(
              `${plain(last.stocks, 0)} 只有当日高低收的股票 · 截至 ${last.date}`,
              `${plain(last.stocks, 0)} stocks with high, low and close · to ${longDate(last.date, lang)}`,
            )}
          </SourceLine>
        </>
      ) : (
        <Outlined
          what={say(
            "尚未计算：库中没有个股的最高、最低与收盘价。",
            "Not computed: no highs, lows and closes of single stocks are loaded.",
          )}
          fill={say(
            "导入 code,date,open,high,low,close 格式的个股日线后，此处显示。",
            "Import stock files with code,date,open,high,low,close and it appears here.",
          )}
        />
      )}
    </Section>
  );
}
