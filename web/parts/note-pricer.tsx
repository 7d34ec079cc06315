import { useCallback, useMemo, useState } from "preact/hooks";
import type { SnowballInputs } from "../../src/contract.ts";
import {
  type NoteMeasure,
  noteChartLabel,
  noteChartTitle,
  noteNumbers,
  snowballNoteChart,
} from "../../src/view/charts/snowball-note-charts.ts";
import type { Look } from "../../src/view/look.ts";
import { type NoteTexts, readNote, usualNote } from "../../src/view/snowball-form.ts";
import type { NoteTerms } from "../../src/view/snowball-note.ts";
import type { NoteCurves } from "../../src/view/snowball-pricing.ts";
import { snowballIndexName } from "../../src/view/words/snowball-names.ts";
import { Chart } from "../charts/chart.tsx";
import { useLook, useSay } from "../state/look-context.ts";
import { type Pricing, usePriced } from "../state/use-pricing.ts";
import { NoteForm } from "./note-form.tsx";
import { NoteResults } from "./note-results.tsx";
import { Nothing } from "./nothing.tsx";
import { Section } from "./section.tsx";
import { SourceLine } from "./source-line.tsx";

/** A market to start from where no index is loaded. */
const ROUND_MARKET = { spot: 100, volatility: 0.2, rate: 0.02, carry: 0.05 };

const MEASURES: readonly NoteMeasure[] = ["payoff", "price", "delta"];

interface NotePricerProps {
  /** The index whose market the form starts from. */
  readonly inputs: SnowballInputs | null;
  readonly pricing: Pricing | string | null;
}

/** Prices one classic note as its terms are typed: in the browser, without asking the server. */
export function NotePricer({ inputs, pricing }: NotePricerProps) {
  const { lang } = useLook();
  const say = useSay();
  const [edits, setEdits] = useState<Partial<NoteTexts>>({});
  const texts = useMemo(
    () => ({ ...usualNote(inputs ? { ...inputs, carry: inputs.carryOneYear } : ROUND_MARKET), ...edits }),
    [inputs, edits],
  );
  const [state, setState] = useState<NoteTerms["state"]>("alive");
  const { terms, problems } = useMemo(() => readNote(texts, state, lang), [texts, state, lang]);
  const priced = usePriced(pricing, terms);
  const from = inputs
    ? say(
        `初值取自 ${snowballIndexName(inputs.index, "zh")} 当日市场`,
        `starts from the day's market of ${snowballIndexName(inputs.index, "en")}`,
      )
    : say("没有指数，初值为整数", "no index loaded, so it starts from round numbers");
  return (
    <Section
      title={say("单笔定价", "Price one note")}
      note={say(`经典雪球，输入即算，${from}`, `classic note, priced as you type; ${from}`)}
    >
      <div class="pricer">
        <NoteForm
          texts={texts}
          state={state}
          problems={problems}
          onText={(field, text) => setEdits((before) => ({ ...before, [field]: text }))}
          onState={setState}
          onReset={Object.keys(edits).length > 0 ? () => setEdits({}) : null}
        />
        <div class={terms ? "" : "loading"}>
          {typeof pricing === "string" && <Nothing failure={{ kind: "error", sentence: pricing }} />}
          {priced && (
            <>
              <NoteResults priced={priced} />
              <div class="triple">
                {MEASURES.map((measure) => (
                  <NotePicture key={measure} measure={measure} terms={priced.terms} curves={priced.curves} />
                ))}
              </div>
              <SourceLine numbers={() => noteNumbers(priced.terms, priced.curves, lang)}>
                {say(
                  "求积法，波动率恒定；每月 21 个、每年 252 个交易日；逐日观察敲入，每月观察敲出；圆圈为现价。买方视角，未计费用与信用风险。",
                  "Quadrature at constant volatility; months of 21 and years of 252 trading days; knock-in watched daily, knock-out monthly; the ring is the spot. Worth to the holder, before fees and credit risk. ",
                )}
              </SourceLine>
            </>
          )}
        </div>
      </div>
    </Section>
  );
}

interface NotePictureProps {
  readonly measure: NoteMeasure;
  readonly terms: NoteTerms;
  readonly curves: NoteCurves;
}

function NotePicture({ measure, terms, curves }: NotePictureProps) {
  const { lang } = useLook();
  const draw = useCallback(
    (width: number, look: Look) => snowballNoteChart(terms, curves, measure, width, look),
    [terms, curves, measure],
  );
  const { title, note } = noteChartTitle(measure, lang);
  return (
    <div>
      <h3 class="picture-title">
        {title} <span class="section-note">{note}</span>
      </h3>
      <Chart draw={draw} label={noteChartLabel(terms, curves, measure, lang)} />
    </div>
  );
}
