import type { Overview } from "../../src/contract.ts";
import { longDate, signedPercent } from "../../src/view/format.ts";
import { useLook, useSay } from "../state/look-context.ts";
import { Section } from "./section.tsx";
import { StruckTick } from "./struck-tick.tsx";

/** The all-clears that a naive reading would have given, and what the small caps did after each. */
export function Overruled({ overview }: { readonly overview: Overview }) {
  const { lang } = useLook();
  const say = useSay();
  const clears = overview.episode?.naiveDetail ?? [];
  if (clears.length === 0) return null;
  return (
    <Section
      className="last"
      title={say("已驳回的「解除」", "All-clears overruled")}
      note={say("按「首次回到滚动区间」的天真读法", "by the naive rule: first return to the rolling band")}
    >
      <table class="overruled">
        <thead>
          <tr>
            <th scope="col">{say("日期", "Date")}</th>
            <th scope="col">{say("触及", "Touched by")}</th>
            <th scope="col">{say("当日基差", "Basis that day")}</th>
            <th scope="col">{say("此后微盘股最低", "Micro-cap low since")}</th>
          </tr>
        </thead>
        <tbody>
          {clears.map(({ date, products, fallAfter }) => (
            <tr key={date}>
              <td>
                <StruckTick /> {longDate(date, lang)}
              </td>
              <td>{products.map(({ product }) => product).join(say("、", ", "))}</td>
              <td>{products.map(({ basis }) => signedPercent(basis)).join(" / ")}</td>
              <td class={fallAfter !== null && fallAfter < 0 ? "fall" : ""}>
                {fallAfter !== null && fallAfter < 0 ? "▼ " : ""}
                {signedPercent(fallAfter)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
