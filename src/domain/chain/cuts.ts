import type { ChainLinks, ChainScenario } from "./scenario.ts";

/** What is done to the chain, one at a time. */
export const CUT_NAMES = [
  "no-dma",
  "half-leverage",
  "no-neutral",
  "no-snowballs",
  "spread-knock-ins",
  "delta-cap",
  "no-hedge-build",
  "no-loss-sellers",
  "no-pledges",
  "basis-capped",
  "no-price-limits",
  "no-masked-fall",
  "no-stabilisation",
  "early-stabilisation",
  "no-agents",
] as const;
export type CutName = (typeof CUT_NAMES)[number];

/** Trading days over which knock-ins are spread, the cap on delta, and the cap on the cost of a hedge a year. */
export const SPREAD_DAYS = 20;
export const LOW_DELTA_CAP = 1.2;
export const BASIS_CAP = 0.15;
/** Bought a day from the first day on, in equal parts of the 1000, the 2000 and micro caps; yuan. */
export const EARLY_CNY = 1e9;

const LINKS: Readonly<Partial<Record<CutName, Partial<ChainLinks>>>> = {
  "no-dma": { dma: false },
  "half-leverage": { dmaDeleverage: 2 },
  "no-neutral": { neutral: false },
  "no-snowballs": { snowballs: false },
  "spread-knock-ins": { knockInDays: SPREAD_DAYS },
  "no-hedge-build": { hedgers: false },
  "no-loss-sellers": { lossSellers: false },
  "no-pledges": { pledges: false },
  "basis-capped": { basisCap: BASIS_CAP },
  "no-price-limits": { priceLimits: false },
  "no-masked-fall": { maskedFall: false },
  "no-stabilisation": { stabilisation: false },
  "no-agents": {
    snowballs: false,
    neutral: false,
    dma: false,
    lossSellers: false,
    hedgers: false,
    pledges: false,
    stabilisation: false,
  },
};

/** The scenario with one link removed or changed, and everything else as it was. */
export function cutScenario(scenario: ChainScenario, name: CutName): ChainScenario {
  if (name === "delta-cap") {
    const deltaCap = Math.min(LOW_DELTA_CAP, scenario.parameters.deltaCap);
    return { ...scenario, parameters: { ...scenario.parameters, deltaCap } };
  }
  if (name === "early-stabilisation") return withEarlyBuying(scenario);
  return { ...scenario, links: { ...scenario.links, ...LINKS[name] } };
}

function withEarlyBuying(scenario: ChainScenario): ChainScenario {
  const { days } = scenario.path;
  const part = EARLY_CNY / 3;
  const last = days[days.length - 1];
  const early = { from: days[0], to: last, dailyCny: Float64Array.of(0, 0, part, part, part), fadesFrom: last + 1 };
  return { ...scenario, programmes: [...scenario.programmes, early] };
}

/** Links that are shared out together in a Shapley value. */
export const PLAYERS = {
  "loss-sellers": ["lossSellers"],
  quant: ["neutral", "dma"],
  neutral: ["neutral"],
  dma: ["dma"],
  "hedge-build": ["hedgers"],
  snowballs: ["snowballs"],
  "price-limits": ["priceLimits"],
} as const satisfies Record<string, readonly (keyof ChainLinks)[]>;
export type PlayerName = keyof typeof PLAYERS;

/** Who is in the game of so many players. */
export const GAMES: Readonly<Record<4 | 5 | 6, readonly PlayerName[]>> = {
  4: ["loss-sellers", "quant", "hedge-build", "snowballs"],
  5: ["loss-sellers", "neutral", "dma", "hedge-build", "snowballs"],
  6: ["loss-sellers", "neutral", "dma", "hedge-build", "snowballs", "price-limits"],
};

/**
 * The scenario with the links of a coalition alone, the others of the game off: player i is in where bit i of `coalition`
 * is set. Links that no player has stay as they are.
 */
export function coalitionScenario(
  scenario: ChainScenario,
  players: readonly PlayerName[],
  coalition: number,
): ChainScenario {
  const off = players.filter((_, i) => ((coalition >> i) & 1) === 0).flatMap((name) => PLAYERS[name]);
  const links = Object.fromEntries(off.map((link) => [link, false]));
  return { ...scenario, links: { ...scenario.links, ...links } };
}
