import { useCallback, useMemo } from "preact/hooks";
import type { SnowballInputs } from "../../src/contract.ts";
import {
  snowballDeltaChart,
  snowballDeltaLabel,
  snowballDeltaNumbers,
} from "../../src/view/charts/snowball-delta-chart.ts";
import type { Look } from "../../src/view/look.ts";
import { readNote, usualNote } from "../../src/view/snowball-form.ts";
import { deltaSource } from "../../src/view/words/snowball-sources.ts";
import { Chart } from "../charts/chart.tsx";
import { useLook, useSay } from "../state/look-context.ts";
import type { Pricing } from "../state/use-pricing.ts";
import { Nothing } from "./nothing.tsx";
import { Section } from "./section.tsx";
import { SourceLine } from "./source-line.tsx";

interface SnowballDeltaProps {
  readonly inputs: SnowballInputs;
  readonly cap: number;
  readonly pricing: Pricing | string | null;
}

/** What a dealer holds for one typical note before and after it knocks in, by months left. */
export function SnowballDelta({ inputs, cap, pricing }: SnowballDeltaProps) {
  const { lang } = useLook();
  const say = useSay();
  const { product, spot, volatility, rate, carryOneYear } = inputs;
  const curves = useMemo(() => {
    const { terms } = readNote(usualNote({ spot, volatility, rate, carry: carryOneYear }), "alive", "en");
    return terms && pricing !== null && typeof pricing !== "string" ? pricing.deltaByMonthsLeft(terms) : null;
  }, [spot, volatility, rate, carryOneYear, pricing]);
  const draw = useCallback(
    (width: number, look: Look) => snowballDeltaChart(curves ?? [], product, cap, width, look),
    [curves, product, cap],
  );
  return (
    <Section
      title={say("交易商 Delta：敲入前与敲入后", "Dealers' delta before and after a knock-in")}
      note={say(
        "每份合约持有的指数份数，横轴为指数 / 期初",
        "units of the index per note, by index over initial price",
      )}
    >
      {typeof pricing === "string" ? (
        <Nothing failure={{ kind: "error", sentence: pricing }} />
      ) : (
        <Chart
          draw={draw}
          label={curves ? snowballDeltaLabel(curves, lang) : say("定价引擎读取中", "the pricing engine is being read")}
        />
      )}
      <SourceLine {...(curves ? { numbers: () => snowballDeltaNumbers(curves, lang) } : {})}>
        {deltaSource(inputs, cap, lang)}
      </SourceLine>
    </Section>
  );
}
