import { useCallback, useMemo } from "preact/hooks";
import type { BasisAnswer, BasisDay, BasisProduct, Overview } from "../../src/contract.ts";
import { type BasisMeasure, measuredBy } from "../../src/view/basis-measure.ts";
import {
  basisHistoryChart,
  basisHistoryLabel,
  type FrozenNorm,
  historyDates,
} from "../../src/view/charts/basis-history-chart.ts";
import { basisYearsChart, basisYearsLabel, yearsFrame } from "../../src/view/charts/basis-years-chart.ts";
import {
  type TermCurve,
  termStructureChart,
  termStructureLabel,
  termStructureRows,
} from "../../src/view/charts/term-structure-chart.ts";
import { longDate, plain, signedPercent } from "../../src/view/format.ts";
import type { Look } from "../../src/view/look.ts";
import type { NumberTable } from "../../src/view/number-table.ts";
import { basisLine, basisSentence, movedNorm } from "../../src/view/words/basis-verdict.ts";
import { Chart } from "../charts/chart.tsx";
import { ContractTable } from "../parts/contract-table.tsx";
import { HedgeCostTable } from "../parts/hedge-cost-table.tsx";
import { Notes } from "../parts/notes.tsx";
import { Nothing } from "../parts/nothing.tsx";
import { Section } from "../parts/section.tsx";
import { SourceLine } from "../parts/source-line.tsx";
import { PageVerdict } from "../parts/verdict.tsx";
import { monthsEarlier } from "../state/evenings.ts";
import { useLook, useSay } from "../state/look-context.ts";
import type { ChangeView } from "../state/use-view-state.ts";
import type { ViewState } from "../state/view-state.ts";

interface BasisPageProps {
  readonly answer: BasisAnswer;
  /** The same evening's overview: the frozen norm and the deepest day of the episode. */
  readonly overview: Overview | null;
  readonly view: ViewState;
  readonly change: ChangeView;
  readonly cursor: string | null;
  readonly onCursor: (date: string | null) => void;
}

/** History with both norms, term structure, contracts, how normal moved, and what a short really paid. */
export function BasisPage({ answer, overview, view, change, cursor, onCursor }: BasisPageProps) {
  const { lang } = useLook();
  const say = useSay();
  const measure: BasisMeasure = overview?.adjusted ? "adjusted" : "raw";
  const products = useMemo(() => answer.products.map((product) => measuredBy(product, measure)), [answer, measure]);
  const shown = products.find(({ product }) => product === view.product) ?? products[0];
  const frozen = useMemo(() => frozenNorm(overview), [overview]);
  const draw = useCallback(
    (width: number, look: Look, date: string | null) => basisHistoryChart(products, frozen, width, look, date),
    [products, frozen],
  );
  if (!shown)
    return <Nothing failure={{ kind: "empty", sentence: say("没有 IM 或 IC 的基差。", "No basis of IM or IC.") }} />;
  const dividends =
    measure === "raw"
      ? say("未剔除分红", "dividends not removed")
      : say("已剔除当日可知的分红", "dividends expected on the day removed");
  const last = longDate(historyDates(products).at(-1) ?? "", lang);
  return (
    <>
      <PageVerdict sentence={basisSentence(shown, lang)} line={basisLine(shown, overview?.day.stage ?? null, lang)} />
      <div class="columns">
        <Section>
          <Chart draw={draw} label={basisHistoryLabel(products, { lang })} cursor={cursor} onCursor={onCursor} />
          <SourceLine numbers={() => historyNumbers(products, say)}>
            {say(
              `来源：中金所收盘价、持仓量，中证指数 · ${dividends}，年化按自然日 365 · 剩余不足 5 日的合约不计 · 截至 ${last}`,
              `Source: CFFEX closes and open interest, CSI · ${dividends}, annualised over 365 calendar days · contracts with under 5 days left out · to ${last}`,
            )}
          </SourceLine>
        </Section>
        <div>
          <TermStructure product={shown} overview={overview} view={view} change={change} />
          <ContractTable product={answer.products.find(({ product }) => product === shown.product) ?? shown} />
        </div>
      </div>
      <div class="columns">
        <Years products={answer.products} />
        <HedgeCostTable products={answer.products} />
      </div>
      <Notes notes={answer.notes} />
    </>
  );
}

function frozenNorm(overview: Overview | null): FrozenNorm | null {
  const episode = overview?.episode;
  return episode ? { start: episode.start, band: episode.frozenBand } : null;
}

type TermStructureProps = Pick<BasisPageProps, "overview" | "view" | "change"> & { readonly product: BasisProduct };

function TermStructure({ product, overview, view, change }: TermStructureProps) {
  const look = useLook();
  const say = useSay();
  const trough = overview?.episode?.trough ?? null;
  const curves = useMemo(() => termCurves(product, trough), [product, trough]);
  const draw = useCallback(
    (width: number, drawn: Look) => termStructureChart(curves, product.product, width, drawn),
    [curves, product],
  );
  const near = curves[0]?.day.contracts[0];
  const other = view.product === "IM" ? "IC" : "IM";
  return (
    <Section
      title={say("期限结构", "Term structure")}
      note={say(
        `${product.product} 年化基差 %，横轴为剩余自然日`,
        `${product.product} annualised basis %, by calendar days left`,
      )}
      badge={
        <button type="button" class="switch inline" onClick={() => change({ product: other })}>
          <b>{view.product}</b> {other}
        </button>
      }
    >
      {curves.length > 0 ? (
        <Chart draw={draw} label={termStructureLabel(curves, product.product, look)} />
      ) : (
        <Nothing
          failure={{
            kind: "empty",
            sentence: say("当日没有各合约的收盘价。", "No closes of single contracts for the day."),
          }}
        />
      )}
      <SourceLine
        numbers={() => ({
          title: say("期限结构的数据", "Numbers of the term structure"),
          head: say("日期 合约|曲线|剩余日|点|年化", "Day, contract|Curve|Days left|Points|Annualised").split("|"),
          rows: termStructureRows(curves, look),
        })}
      >
        {say("圆面积 = 持仓量。", "Dot area = open interest. ")}
        {near && near.calendarDays < 20
          ? say(
              `${near.symbol} 剩 ${near.calendarDays} 日，年化被放大；请同看点数。`,
              `${near.symbol} has ${near.calendarDays} days left: annualising exaggerates, see the points.`,
            )
          : ""}
      </SourceLine>
    </Section>
  );
}

/** Today's curve, the one of a month earlier, and the deepest of the episode, where contracts are loaded for them. */
function termCurves({ days }: BasisProduct, trough: string | null): TermCurve[] {
  const last = days.at(-1);
  if (!last || last.contracts.length === 0) return [];
  const onOrBefore = (date: string) => days.findLast((day) => day.date <= date);
  const monthAgo = onOrBefore(monthsEarlier(last.date, 1));
  const deepest = trough !== null && trough !== last.date ? days.find(({ date }) => date === trough) : undefined;
  const curve = (role: TermCurve["role"], day: BasisDay | undefined) =>
    day && day.contracts.length > 0 ? [{ role, day }] : [];
  return [...curve("today", last), ...curve("monthAgo", monthAgo), ...curve("deepest", deepest)];
}

function Years({ products }: { readonly products: readonly BasisProduct[] }) {
  const say = useSay();
  const { lang } = useLook();
  const moved = [...products]
    .reverse()
    .map((product) => movedNorm(product, lang))
    .find((words) => words !== null);
  const lastDay = historyDates(products).at(-1) ?? "";
  return (
    <Section
      title={say("「正常」随年份移动", "Normal moved with the years")}
      note={say(
        "未剔除分红的年化基差 %：细线 5–95%，粗线 25–75%，竖线中位数，● 最低 ○ 最高，▮ 今日",
        "raw annualised %: thin 5–95%, thick 25–75%, tick median, ● lowest ○ highest, ▮ today",
      )}
    >
      <div class="pair">
        {products.map((product) => (
          <YearsOf key={product.product} product={product} products={products} />
        ))}
      </div>
      <p class="source">
        {say(`${lastDay.slice(0, 4)} 年截至 ${lastDay}。`, `${lastDay.slice(0, 4)} to ${longDate(lastDay, lang)}. `)}
        {moved}
      </p>
    </Section>
  );
}

function YearsOf({
  product,
  products,
}: {
  readonly product: BasisProduct;
  readonly products: readonly BasisProduct[];
}) {
  const look = useLook();
  const draw = useCallback(
    (width: number, drawn: Look) => basisYearsChart(product, yearsFrame(products), width, drawn),
    [product, products],
  );
  return <Chart draw={draw} label={basisYearsLabel(product, look)} />;
}

function historyNumbers(products: readonly BasisProduct[], say: (zh: string, en: string) => string): NumberTable {
  const names = products.map(({ product }) => product);
  const head = [
    say("日期", "Date"),
    ...names.flatMap((name) => [name, say(`${name} 区间`, `${name} band`), say(`${name} 分位`, `${name} rank`)]),
  ];
  const rows = historyDates(products)
    .reverse()
    .map((date) => [date, ...products.flatMap(({ days }) => historyCells(days.find((day) => day.date === date)))]);
  return { title: say("基差历史的数据", "Numbers of the basis history"), head, rows };
}

function historyCells(day: BasisDay | undefined): string[] {
  if (!day) return ["–", "–", "–"];
  const band = day.band ? `${signedPercent(day.band.low)} / ${signedPercent(day.band.high)}` : "–";
  return [signedPercent(day.oiWeighted), band, plain(day.percentile === null ? null : day.percentile * 100, 0)];
}
