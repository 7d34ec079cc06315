import { parseDay, tradingDays } from "../../dist/domain/calendar/index.js";
import { LADDER_EVERY, PRICE_GRID } from "../../dist/domain/chain/agents/delta-surface.js";
import { expectedContracts } from "../../dist/domain/chain/ensemble/index.js";
import { USUAL_MIXES, USUAL_PARAMETERS, WHOLE_CHAIN } from "../../dist/domain/chain/index.js";
import { xoshiro } from "../../dist/numerics/xoshiro.js";

/** Kinds of notes that ladders are made up for. */
const KINDS = 400;

/** Ladders of one kind: a hump around the knock-in while alive, a slope when knocked in. */
function madeSurface(days, kind) {
  const ladders = Math.floor(days / LADDER_EVERY) + 1;
  const { low, step, count } = PRICE_GRID;
  const level = Math.log(0.7 + (0.1 * (kind % 40)) / 40);
  const ladder = (delta) => Float64Array.from({ length: ladders * count }, (_, at) => delta(low + step * (at % count)));
  return {
    ladders,
    alive: ladder((price) => 0.3 + 1.2 * Math.exp(-(((price - level) / 0.06) ** 2))),
    knockedIn: ladder((price) => 1 / (1 + Math.exp(30 * price))),
  };
}

/** A made-up chain: so many days, notes, funds and accounts, on a market that falls 0.5% a day with noise. */
export function madeChain({ days: count, notes, funds, accounts }) {
  const stream = xoshiro(9);
  const start = parseDay("2023-12-29");
  const days = [...tradingDays(start + 1, start + 2 * count + 30)].slice(0, count);
  const surfaces = Array.from({ length: KINDS }, (_, kind) => madeSurface(count, kind));
  const history = Array.from({ length: 5 }, () => {
    let close = 1000;
    return Float64Array.from({ length: 60 }, () => (close *= Math.exp(0.01 * stream.normal())));
  });
  return {
    start: {
      day: start,
      history,
      dislocation: Float64Array.of(0.002, 0.004),
      openInterestCny: Float64Array.of(300e9, 300e9),
      capitalisation: Float64Array.of(38e12, 11.8e12, 10.6e12, 13.9e12, 0.85e12),
    },
    path: {
      days,
      market: Float64Array.from(days, () => -0.005 + 0.01 * stream.normal()),
      shocks: null,
      contracts: days.map((day) => [expectedContracts(day, []), expectedContracts(day, [])]),
    },
    notes: Array.from({ length: notes }, (_, n) => {
      const initial = 0.3 * stream.uniform();
      return {
        hedge: n % 2,
        units: 216e9 / notes,
        notionalCny: 216e9 / notes,
        initial,
        knockIn: initial + Math.log(0.75),
        knockOuts: [10, 30, 50].map((day) => ({ day, price: initial + Math.log(1.03) })),
        maturity: 200,
        knockedIn: false,
        surface: surfaces[Math.floor((n * KINDS) / notes)],
      };
    }),
    programmes: [],
    masked: null,
    parameters: { ...USUAL_PARAMETERS, bucketDepth: 0.2, factorDepth: 0.1 },
    links: WHOLE_CHAIN,
    mixes: { ...USUAL_MIXES, neutralFunds: funds, dmaAccounts: accounts },
    requirementOn: "entry",
    pieces: 4,
  };
}
