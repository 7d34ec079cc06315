import { useCallback, useMemo } from "preact/hooks";
import type { SnowballInputs } from "../../src/contract.ts";
import {
  snowballDeltaChart,
  snowballDeltaLabel,
  snowballDeltaNumbers,
} from "../../src/view/charts/snowball-delta-chart.ts";
import { percent, plain } from "../../src/view/format.ts";
import type { Look } from "../../src/view/look.ts";
import { readNote, usualNote } from "../../src/view/snowball-form.ts";
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
  const { spot, volatility, rate, carryOneYear } = inputs;
  const curves = useMemo(() => {
    const { terms } = readNote(usualNote({ spot, volatility, rate, carry: carryOneYear }), "alive", "en");
    return terms && pricing !== null && typeof pricing !== "string" ? pricing.deltaByMonthsLeft(terms) : null;
  }, [spot, volatility, rate, carryOneYear, pricing]);
  const draw = useCallback(
    (width: number, look: Look) => snowballDeltaChart(curves ?? [], cap, width, look),
    [curves, cap],
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
        {say(
          `求积法，24 个月经典雪球：敲入 75%、敲出 103%、票息 15%，波动率 ${percent(volatility)}、利率 ${percent(rate)}、贴水与股息 ${percent(carryOneYear)}。实务中交易商为 Delta 设上限 ${plain(cap, 1)}。`,
          `Quadrature, classic 24-month note: knock-in 75%, knock-out 103%, coupon 15%; volatility ${percent(volatility)}, rate ${percent(rate)}, carry ${percent(carryOneYear)}. Desks cap delta near the knock-in, here at ${plain(cap, 1)}. `,
        )}
      </SourceLine>
    </Section>
  );
}
