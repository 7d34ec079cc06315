import { useCallback, useMemo } from "preact/hooks";
import type { MicrocapAnswer } from "../../src/contract.ts";
import { ladderChart, ladderLabel, ladderRows } from "../../src/view/charts/ladder-chart.ts";
import { limitDownChart, limitDownLabel } from "../../src/view/charts/limit-down-chart.ts";
import { microcapChart, microcapLabel, microcapNumbers, weeksNote } from "../../src/view/charts/microcap-chart.ts";
import { tradableChart, tradableLabel } from "../../src/view/charts/tradable-chart.ts";
import { longDate, percent, plain } from "../../src/view/format.ts";
import type { Look } from "../../src/view/look.ts";
import { microcapWeeks } from "../../src/view/microcap-weeks.ts";
import { microcapLine, microcapSentence } from "../../src/view/words/microcap-verdict.ts";
import { Chart } from "../charts/chart.tsx";
import { Notes } from "../parts/notes.tsx";
import { Badge, Nothing } from "../parts/nothing.tsx";
import { Section } from "../parts/section.tsx";
import { SourceLine } from "../parts/source-line.tsx";
import { PageVerdict } from "../parts/verdict.tsx";
import { useLook, useSay } from "../state/look-context.ts";

interface MicrocapPageProps {
  readonly answer: MicrocapAnswer;
  readonly cursor: string | null;
  readonly onCursor: (date: string | null) => void;
}

/** Weekly candles, drawdown and level against CSI300; size ladder, limit-down share, tradable against frictionless. */
export function MicrocapPage({ answer, cursor, onCursor }: MicrocapPageProps) {
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
          <Tradable answer={answer} cursor={cursor} onCursor={onCursor} />
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

function Tradable({ answer, cursor, onCursor }: MicrocapPageProps) {
  const { lang } = useLook();
  const say = useSay();
  const draw = useCallback(
    (width: number, look: Look, date: string | null) => tradableChart(answer, width, look, date),
    [answer],
  );
  const { days, synthetic, gap } = answer;
  const title = say("可交易版本", "Tradable version");
  const note = say("定期调仓、T+1、涨跌停、费用", "periodic rebalancing, T+1, price limits, costs");
  if (days.length === 0) {
    return (
      <Section title={title} note={note}>
        <Outlined
          what={say("尚未计算：库中没有个股日线。", "Not computed: no daily closes of single stocks are loaded.")}
          fill={say(
            "导入个股日线与股本表后，此处显示可交易净值与无摩擦净值之差。",
            "Import stock closes and the share table; then the gap between tradable and frictionless shows here.",
          )}
        />
      </Section>
    );
  }
  const badge = synthetic && <Badge kind="synthetic">{say("▨ 合成数据", "▨ synthetic")}</Badge>;
  return (
    <Section title={title} note={note} badge={badge}>
      <div class={synthetic ? "hatched" : ""}>
        <Chart draw={draw} label={tradableLabel(answer, lang)} cursor={cursor} onCursor={onCursor} />
      </div>
      <SourceLine
        numbers={() => ({
          title: say("可交易版本的数据", "Numbers of the tradable version"),
          head: say("日期|无摩擦|可交易|只数", "Date|Frictionless|Tradable|Members").split("|"),
          rows: days
            .map((day) => [day.date, plain(day.level, 1), plain(day.tradableLevel, 1), plain(day.members, 0)])
            .reverse(),
        })}
      >
        {say(`${answer.size} 只最小的股票。`, `The ${answer.size} smallest stocks. `)}
        {gap.total !== null && gapWords(gap.total, say)}
        {synthetic && say("股票为合成，不说明市场。", "The stocks are synthetic and say nothing about the market.")}
      </SourceLine>
    </Section>
  );
}

function Outlined({ what, fill }: { readonly what: string; readonly fill: string }) {
  return (
    <div class="outlined">
      <p>{what}</p>
      <p class="nothing-fill">{fill}</p>
    </div>
  );
}

function gapWords(gap: number, say: (zh: string, en: string) => string): string {
  const size = percent(Math.abs(gap));
  return gap >= 0
    ? say(`可交易版本落后 ${size}。`, `The tradable version fell ${size} behind. `)
    : say(`可交易版本领先 ${size}。`, `The tradable version came out ${size} ahead. `);
}
