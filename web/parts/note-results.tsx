import { level, percent, plain, signed, signedPercent } from "../../src/view/format.ts";
import { useSay } from "../state/look-context.ts";
import type { PricedNote } from "../state/use-pricing.ts";

/** What a note is worth and how that changes, each figure with its unit. */
export function NoteResults({ priced }: { readonly priced: PricedNote }) {
  const say = useSay();
  const { terms, value, greeks } = priced;
  const share = (points: number) => points / terms.initialPrice;
  const absent = "–";
  const rows: [string, string, string][] = [
    [
      say("现值", "Value"),
      percent(share(value.price), 2),
      say(`期初价，即 ${level(value.price, 2)} 点`, `of the initial price, ${level(value.price, 2)} points`),
    ],
    [
      say("公允票息", "Fair coupon"),
      greeks?.fairCoupon == null ? absent : percent(greeks.fairCoupon, 2),
      say("每年，使现值等于期初价", "a year, at which it is worth its initial price"),
    ],
    ["Delta", plain(value.delta, 4), say("份指数，每份合约", "units of the index per note")],
    ["Gamma", signed(value.gammaPerPercent, 4), say("Delta，指数每涨 1%", "of delta per 1% rise")],
    [
      "Vega",
      greeks ? signedPercent(share(greeks.vegaPerPoint), 2) : absent,
      say("期初价，波动率每升 1 点", "of the initial price per point of volatility"),
    ],
    [
      "Theta",
      greeks ? signedPercent(share(greeks.thetaPerDay), 3) : absent,
      say("期初价，每交易日", "of the initial price a trading day"),
    ],
    [
      say("利率", "Rate"),
      greeks ? signedPercent(share(greeks.rhoPerPoint), 2) : absent,
      say("期初价，利率每升 1 点", "of the initial price per point of rate"),
    ],
    [
      say("贴水与股息", "Carry"),
      greeks ? signedPercent(share(greeks.carryRhoPerPoint), 2) : absent,
      say("期初价，贴水与股息每升 1 点", "of the initial price per point of carry"),
    ],
  ];
  return (
    <dl class="note-results" aria-live="polite">
      {rows.map(([name, figure, unit]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <b>{figure}</b> <span>{unit}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
