import type { BasisProduct } from "../../src/contract.ts";
import { signed } from "../../src/view/format.ts";
import { ROLL_RULE_NAMES } from "../../src/view/words/basis-verdict.ts";
import { useLook, useSay } from "../state/look-context.ts";
import { Section } from "./section.tsx";

const WINDOWS = ["oneMonth", "threeMonths", "oneYear", "oneYearNetOfDividends"] as const;
const HUNDRED = 100;

/** What a short held by each roll rule really paid, as a share of notional; positive is a cost. */
export function HedgeCostTable({ products }: { readonly products: readonly BasisProduct[] }) {
  const { lang } = useLook();
  const say = useSay();
  const shown = products.filter(({ hedgeCost }) => hedgeCost.length > 0);
  const windows = WINDOWS.filter((window) =>
    shown.some(({ hedgeCost }) => hedgeCost.some((cost) => cost[window] !== null)),
  );
  const heads = {
    oneMonth: say("近 1 月", "1 month"),
    threeMonths: say("近 3 月", "3 months"),
    oneYear: say("近 12 月", "12 months"),
    oneYearNetOfDividends: say("12 月净分红", "12m net of div."),
  };
  return (
    <Section
      title={say("空头实际付出的对冲成本", "What a short really paid")}
      note={say("占名义本金 %，负基差收敛与展期之和", "% of notional, convergence and rolls together")}
    >
      <div class="wide">
        <table>
          <thead>
            <tr>
              <th scope="col">{say("展期规则", "Roll rule")}</th>
              {windows.map((window) => (
                <th key={window} scope="col">
                  {heads[window]}
                </th>
              ))}
            </tr>
          </thead>
          {shown.map(({ product, hedgeCost }) => (
            <tbody key={product}>
              <tr class="group">
                <th scope="rowgroup" colSpan={windows.length + 1}>
                  {product}
                </th>
              </tr>
              {hedgeCost.map((cost) => (
                <tr key={cost.rule}>
                  <td>{ROLL_RULE_NAMES[cost.rule][lang]}</td>
                  {windows.map((window, i) => (
                    <td key={window} class={i === windows.length - 1 ? "key-figure" : ""}>
                      {signed(cost[window] === null ? null : cost[window] * HUNDRED, 2)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
      <p class="source">
        {say("正数为成本。未计手续费、滑点与保证金占用。", "Positive is a cost. Before fees, slippage and margin.")}
        {!windows.includes("oneYear") &&
          say(
            "合约日线不足一年，故无 12 月一栏。",
            " Contract closes cover less than a year, hence no 12-month column.",
          )}
      </p>
    </Section>
  );
}
