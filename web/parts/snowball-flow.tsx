import type { ComponentChildren } from "preact";
import { useCallback } from "preact/hooks";
import {
  type MoveThatCame,
  snowballFlowChart,
  snowballFlowLabel,
  snowballFlowNumbers,
} from "../../src/view/charts/snowball-flow-chart.ts";
import type { Look } from "../../src/view/look.ts";
import type { SnowballIndexBook } from "../../src/view/snowball-book.ts";
import { flowSource } from "../../src/view/words/snowball-sources.ts";
import { Chart } from "../charts/chart.tsx";
import { useLook, useSay } from "../state/look-context.ts";
import { Section } from "./section.tsx";
import { SourceLine } from "./source-line.tsx";

interface SnowballFlowProps {
  readonly books: readonly SnowballIndexBook[];
  readonly cap: number;
  readonly came: readonly MoveThatCame[];
  readonly badge: ComponentChildren;
}

/** Futures that dealers must buy or sell by the index's move over one day. */
export function SnowballFlow({ books, cap, came, badge }: SnowballFlowProps) {
  const { lang } = useLook();
  const say = useSay();
  const draw = useCallback((width: number, look: Look) => snowballFlowChart(books, came, width, look), [books, came]);
  return (
    <Section
      title={say("对冲流量", "Hedge flow")}
      note={say("亿元，指数一日变动后的买（＋）卖（−）", "CNY bn bought (+) or sold (−) by the day's move")}
      badge={badge}
    >
      <Chart draw={draw} label={snowballFlowLabel(books, lang)} />
      <SourceLine numbers={() => snowballFlowNumbers(books, lang)}>
        {flowSource(cap, lang)}
        {came.length > 0 && say("圆圈为次日实际。", "Rings: what came the next day.")}
      </SourceLine>
    </Section>
  );
}
