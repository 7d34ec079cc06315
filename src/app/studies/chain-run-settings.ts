import { z } from "zod";
import { type Day, isTradingDay, parseDay, tradingDays } from "../../domain/calendar/index.ts";
import {
  BUCKETS,
  type ChainParameters,
  HEDGES,
  PARAMETER_NAMES,
  type ParameterName,
  requireParameters,
  USUAL_MIXES,
  WHOLE_CHAIN,
} from "../../domain/chain/index.ts";
import { InputError } from "../../errors.ts";
import { CHAIN_PRESETS, type ChainPreset, presetParameters } from "./chain-presets.ts";

const share = z.number().min(0).max(1);

/** A day as YAML gives it. */
const day = z.string().transform((text, context): Day => {
  try {
    return parseDay(text);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    context.addIssue({ code: "custom", message: error.message });
    return z.NEVER;
  }
});

/** Shares of the groups named, the others 0, that add to 1. */
function sharesOf<const Name extends string>(names: readonly Name[], usual: Float64Array) {
  return z
    .partialRecord(z.enum(names), share)
    .transform((given) => Float64Array.from(names, (name) => given[name] ?? 0))
    .refine((shares) => Math.abs(shares.reduce((sum, value) => sum + value, 0) - 1) < 1e-9, {
      error: "the shares do not add to 1",
    })
    .default(() => Float64Array.from(usual));
}

const links = z.strictObject({
  snowballs: z.boolean().default(true),
  neutral: z.boolean().default(true),
  dma: z.boolean().default(true),
  lossSellers: z.boolean().default(true),
  hedgers: z.boolean().default(true),
  pledges: z.boolean().default(true),
  priceLimits: z.boolean().default(true),
  stabilisation: z.boolean().default(true),
  maskedFall: z.boolean().default(true),
  knockInDays: z.number().int().min(1).max(60).default(WHOLE_CHAIN.knockInDays),
  dmaDeleverage: z.number().min(1).max(10).default(WHOLE_CHAIN.dmaDeleverage),
  basisCap: z.number().min(0).nullable().default(null),
});

const sizes = z.strictObject({
  neutralFunds: z.number().int().min(1).max(1000).default(USUAL_MIXES.neutralFunds),
  dmaAccounts: z.number().int().min(1).max(1000).default(USUAL_MIXES.dmaAccounts),
  neutralBasket: sharesOf(BUCKETS, USUAL_MIXES.neutralBasket),
  dmaBasket: sharesOf(BUCKETS, USUAL_MIXES.dmaBasket),
  hedge: sharesOf(HEDGES, USUAL_MIXES.hedge),
});

/** A preset by its name alone, or with numbers of its own. */
const parameters = z.preprocess(
  (given) => (typeof given === "string" ? { preset: given } : given),
  z
    .strictObject({
      preset: z.enum(CHAIN_PRESETS).default("fitted"),
      ...(Object.fromEntries(PARAMETER_NAMES.map((name) => [name, z.number().optional()])) as Record<
        ParameterName,
        z.ZodOptional<z.ZodNumber>
      >),
    })
    .superRefine((given, context) => {
      for (const name of PARAMETER_NAMES) requireOne(name, given[name], context);
    }),
);

/** Refuses one number that no market can have, in the domain's words and at its own place. */
function requireOne(name: ParameterName, value: number | undefined, context: z.core.$RefinementCtx): void {
  if (value === undefined) return;
  try {
    const others = name === "dmaLowLeverage" ? { dmaHighLeverage: Number.MAX_VALUE } : {};
    requireParameters({ ...presetParameters("usual"), ...others, [name]: value });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    if (name === "dmaLowLeverage" && error.message.startsWith("dmaHighLeverage")) return;
    context.addIssue({ code: "custom", path: [name], message: error.message.replace(`${name} is`, "is") });
  }
}

const programme = z.strictObject({
  from: day,
  to: day,
  dailyCny: z.number().min(0).nullable().default(null),
  split: sharesOf(BUCKETS, Float64Array.of(0, 0.5, 0.4, 0.1, 0)),
  fadesFrom: day.nullable().default(null),
});

const shock = z
  .strictObject({
    day,
    bucket: z.enum(BUCKETS).optional(),
    size: z.number().gt(-1).max(1).optional(),
    redemption: share.optional(),
    of: z.enum(["neutral", "dma", "both"]).optional(),
    basis: z.number().min(-0.5).max(0.5).optional(),
  })
  .refine(
    ({ bucket, size, redemption, of, basis }) =>
      [bucket !== undefined && size !== undefined, redemption !== undefined, basis !== undefined].filter(Boolean)
        .length === 1 &&
      (bucket === undefined) === (size === undefined) &&
      (of === undefined || redemption !== undefined),
    { error: "expected a day with bucket and size, with redemption (and of), or with basis" },
  );

const JANUARY_2024 = { from: "2023-12-29", to: "2024-02-08" };

/** Everything that a scenario file may say; what it leaves out has its default. */
export const ChainRunSettings = z
  .strictObject({
    window: z
      .strictObject({ from: day.prefault(JANUARY_2024.from), to: day.prefault(JANUARY_2024.to) })
      .prefault(JANUARY_2024),
    market: z.enum(["recorded", "bootstrapped", "given"]).default("recorded"),
    seed: z.number().int().min(0).default(1),
    meanBlock: z.number().min(1).max(250).default(5),
    returns: z.array(z.number().gt(-1).max(1)).default([]),
    parameters: parameters.default({ preset: "fitted" }),
    links: links.prefault({}),
    mixes: sizes.prefault({}),
    programmes: z.array(programme).nullable().default(null),
    masked: z.strictObject({ from: day, to: day }).nullable().prefault({ from: "2024-01-17", to: "2024-02-05" }),
    shocks: z.array(shock).default([]),
    requirement: z.enum(["entry", "current"]).default("current"),
    pieces: z.number().int().min(1).max(64).default(4),
  })
  .superRefine(({ window, market, returns, shocks, programmes }, context) => {
    const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
    const days = window.from < window.to ? tradingDays(window.from + 1, window.to) : [];
    const [from, to] = [JANUARY_2024.from, JANUARY_2024.to];
    if (!isTradingDay(window.from))
      refuse(["window", "from"], "is not a trading day; expected the close to start from");
    if (days.length === 0) refuse(["window", "to"], `no trading day after from; expected such as ${from} to ${to}`);
    if (days.length > MOST_DAYS) refuse(["window", "to"], `${days.length} trading days; expected at most ${MOST_DAYS}`);
    if (market === "given" && returns.length !== days.length)
      refuse(["returns"], `${returns.length} returns for a window of ${days.length} trading days; expected one a day`);
    if (market !== "given" && returns.length > 0) refuse(["returns"], `only "market: given" takes returns`);
    shocks.forEach((one, i) => {
      if (!(days as readonly Day[]).includes(one.day))
        refuse(["shocks", i, "day"], "is no trading day of the window, after its first close");
    });
    programmes?.forEach((one, i) => {
      if (one.from > one.to) refuse(["programmes", i, "to"], "is before from");
    });
  });
export type ChainRunSettings = z.infer<typeof ChainRunSettings>;

/** Trading days that a window may have. */
const MOST_DAYS = 250;

/** The numbers that settings ask for. */
export function settledParameters({ parameters: given }: ChainRunSettings): ChainParameters {
  const { preset, ...own } = given as { preset: ChainPreset } & Partial<ChainParameters>;
  const parameters = { ...presetParameters(preset), ...definedOnly(own) };
  requireParameters(parameters);
  return parameters;
}

function definedOnly(given: Partial<ChainParameters>): Partial<ChainParameters> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
