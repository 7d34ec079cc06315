import { useCallback, useState } from "preact/hooks";
import type { ChainRunAnswer } from "../../src/contract.ts";
import {
  chainSalesChart,
  chainSalesLabel,
  chainSalesNumbers,
  salesOn,
} from "../../src/view/charts/chain-sales-chart.ts";
import { shortDate } from "../../src/view/format.ts";
import type { Look } from "../../src/view/look.ts";
import { chainSource } from "../../src/view/words/chain.ts";
import { Chart } from "../charts/chart.tsx";
import { useLook, useSay } from "../state/look-context.ts";
import { Section } from "./section.tsx";
import { SourceLine } from "./source-line.tsx";

/** Who sold to whom, over the run or on a day that the reader slides to. */
export function ChainSales({ answer }: { readonly answer: ChainRunAnswer }) {
  const { lang } = useLook();
  const say = useSay();
  const { days } = answer;
  const [chosen, setChosen] = useState(0);
  const place = Math.min(chosen, days.length);
  const day = days[place - 1] ?? null;
  const sales = day === null ? answer.sales : salesOn([day]);
  const draw = useCallback((width: number, look: Look) => chainSalesChart(sales, width, look), [answer, place]);
  const shown = day === null ? say("全程", "whole run") : shortDate(day.date, lang);
  return (
    <Section
      title={say("谁卖给了谁", "Who sold to whom")}
      note={say("净额，按桶等比配对", "net, matched in proportion bucket by bucket")}
    >
      <label class="slider">
        <span>{say("日期", "Day")}</span>
        <input
          type="range"
          min={0}
          max={days.length}
          step={1}
          value={place}
          aria-valuetext={shown}
          onInput={(event) => setChosen(Number(event.currentTarget.value))}
        />
        <output>{shown}</output>
      </label>
      <Chart draw={draw} label={chainSalesLabel(sales, lang)} />
      <SourceLine numbers={() => chainSalesNumbers(sales, lang)}>{chainSource(answer, lang)}</SourceLine>
    </Section>
  );
}
