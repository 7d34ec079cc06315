import type { BasisProduct } from "../../src/contract.ts";
import { longDate, lotsNumber, plain, signed, signedPercent } from "../../src/view/format.ts";
import { useLook, useSay } from "../state/look-context.ts";
import { Nothing } from "./nothing.tsx";
import { Section } from "./section.tsx";

const INDEX_NAMES: Readonly<Record<string, { zh: string; en: string }>> = {
  "000852.SH": { zh: "中证1000", en: "CSI 1000" },
  "000905.SH": { zh: "中证500", en: "CSI 500" },
};

/** Every listed contract of a product on the last day, points beside the annualised figure. */
export function ContractTable({ product }: { readonly product: BasisProduct }) {
  const { lang } = useLook();
  const say = useSay();
  const day = product.days.at(-1);
  const title = say(`${product.product} 各合约`, `${product.product} contracts`);
  if (!day || day.contracts.length === 0) {
    const sentence = say(
      `没有 ${product.product} 当日的合约收盘。`,
      `No contract closes of ${product.product} for the day.`,
    );
    return (
      <Section title={title}>
        <Nothing failure={{ kind: "empty", sentence }} />
      </Section>
    );
  }
  const index = INDEX_NAMES[product.index]?.[lang] ?? product.index;
  const adjusted = day.contracts.some(({ annualisedAdjusted }) => annualisedAdjusted !== null);
  const note = say(
    `${day.date} 收盘，${index} ${plain(day.spot)}`,
    `close of ${longDate(day.date, lang)}, ${index} ${plain(day.spot)}`,
  );
  return (
    <Section title={title} note={note}>
      <div class="wide">
        <table>
          <thead>
            <tr>
              <th scope="col">{say("合约", "Contract")}</th>
              <th scope="col">{say("剩余日", "Days left")}</th>
              <th scope="col">{say("收盘", "Close")}</th>
              <th scope="col">{say("基差 点", "Points")}</th>
              <th scope="col">{say("基差率", "Basis")}</th>
              <th scope="col">{say("年化", "Annualised")}</th>
              {adjusted && <th scope="col">{say("剔除分红", "ex div.")}</th>}
              <th scope="col">{say("持仓 万手", "OI, k lots")}</th>
            </tr>
          </thead>
          <tbody>
            {day.contracts.map((contract) => (
              <tr key={contract.symbol}>
                <td>{contract.symbol}</td>
                <td>{contract.calendarDays}</td>
                <td>{plain(contract.close)}</td>
                <td>{signed(contract.basisPoints)}</td>
                <td>{signedPercent(contract.basisRatio, 2)}</td>
                <td class="key-figure">{signedPercent(contract.annualised)}</td>
                {adjusted && <td>{signedPercent(contract.annualisedAdjusted)}</td>}
                <td>{lotsNumber(contract.openInterest, lang)}</td>
              </tr>
            ))}
            <tr class="total">
              <td>{say("持仓加权", "OI-weighted")}</td>
              <td colSpan={4} />
              <td class="key-figure">{signedPercent(day.oiWeighted)}</td>
              {adjusted && <td>{signedPercent(day.oiWeightedAdjusted)}</td>}
              <td>{lotsNumber(day.openInterest, lang)}</td>
            </tr>
          </tbody>
        </table>
      </div>
    </Section>
  );
}
