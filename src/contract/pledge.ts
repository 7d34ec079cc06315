import { z } from "zod";
import { LOAN_STATES, PLEDGE_GROUPS } from "../domain/pledge/index.ts";
import { DateText, Note, nullable } from "./values.ts";

/** All pledges, or those on stocks of one size at the close of their start. */
export const PledgeGroupName = z.enum(PLEDGE_GROUPS);
export type PledgeGroupName = z.infer<typeof PledgeGroupName>;

/** Where the pledges come from: assumed, announced ones of the store, or a file of one's own. */
export const PledgeSource = z.enum(["assumed", "loaded", "file"]);
export type PledgeSource = z.infer<typeof PledgeSource>;

/** Shares of the open pledges at one pledge rate and line: by number, and by market value that day. */
export const PledgeCellAnswer = z.object({
  rate: z.number(),
  line: z.number(),
  /** Closed below the line at least once since their start. */
  touched: nullable,
  touchedValue: nullable,
  /** Below it at the close of the day. */
  below: nullable,
  belowValue: nullable,
});
export type PledgeCellAnswer = z.infer<typeof PledgeCellAnswer>;

export const PledgeGroup = z.object({
  group: PledgeGroupName,
  /** Open pledges of the day. */
  loans: z.number().int(),
  /** Rates outer, lines inner. */
  cells: z.array(PledgeCellAnswer),
  /** Product of rate and line beyond which two thirds have touched, or are below. */
  twoThirds: z.object({ touched: nullable, below: nullable }),
});
export type PledgeGroup = z.infer<typeof PledgeGroup>;

/** What selling the pledged shares below the line at the rate and line asked would take, company by company at once. */
export const PledgeCloseOut = z.object({
  group: PledgeGroupName,
  companies: z.number().int(),
  companiesBelow: z.number().int(),
  pledgedCny: z.number(),
  belowCny: z.number(),
  /** What the companies below trade on a usual day, and the value below over it. */
  turnoverCny: z.number(),
  overhangDays: nullable,
  /** Trading days at the daily cap: median and 90th percentile of the companies. */
  medianDays: nullable,
  longDays: nullable,
  /** Share of them whose cap is the rule on reductions, not their trading. */
  boundByRule: nullable,
  impactSquareRoot: nullable,
  impactSaturating: nullable,
  /** What can be sold within so many trading days. */
  paces: z.array(z.object({ days: z.number().int(), share: nullable, soldCny: z.number() })),
});
export type PledgeCloseOut = z.infer<typeof PledgeCloseOut>;

export const PledgeLoanState = z.enum(LOAN_STATES);
export type PledgeLoanState = z.infer<typeof PledgeLoanState>;

/** One loan on the day. */
export const PledgeLoan = z.object({
  /** Pledgor, or the name in the file. */
  name: z.string(),
  pledgee: z.string(),
  code: z.string(),
  start: DateText,
  shares: z.number(),
  price: nullable,
  valueCny: nullable,
  owedCny: nullable,
  /** Whether what was lent is estimated from the close at the start and the pledge rate. */
  estimated: z.boolean(),
  coverage: nullable,
  warningLine: z.number(),
  closeOutLine: z.number(),
  state: PledgeLoanState,
  /** Trading days since the close below the line. */
  cureDay: z.number().int().nullable(),
  warningPrice: nullable,
  closeOutPrice: nullable,
  /** Change of the price to the close-out line: negative while there is room, positive below it. */
  distance: nullable,
  /** Trading days to sell it all at the daily cap; null where its trading is unknown. */
  days: nullable,
  daysOfTurnover: nullable,
  impactSquareRoot: nullable,
  impactSaturating: nullable,
});
export type PledgeLoan = z.infer<typeof PledgeLoan>;

export const PledgeBook = z.object({
  /** Loans in force, and those whose ratio is not known. */
  loans: z.number().int(),
  valueCny: z.number(),
  owedCny: z.number(),
  states: z.array(
    z.object({ state: PledgeLoanState, loans: z.number().int(), valueCny: z.number(), owedCny: z.number() }),
  ),
  /** Nearest to their close-out line first; all of a file, the first of what is loaded. */
  nearest: z.array(PledgeLoan),
});
export type PledgeBook = z.infer<typeof PledgeBook>;

export const PledgeAnswer = z.object({
  date: DateText,
  source: PledgeSource,
  /** Whether the stocks are simulated. */
  synthetic: z.boolean(),
  /** What was asked and assumed. */
  settings: z.object({
    group: PledgeGroupName,
    rate: z.number(),
    warning: z.number(),
    closeOut: z.number(),
    interest: z.number(),
    months: z.number().int(),
    every: z.enum(["month", "week"]),
    pledged: z.number(),
    participation: z.number(),
    cure: z.number().int(),
  }),
  /** First and last start of the open pledges; null where there are none. */
  starts: z.object({ first: DateText, last: DateText }).nullable(),
  rates: z.array(z.number()),
  lines: z.array(z.number()),
  /** Groups with any open pledge, all of them first. */
  groups: z.array(PledgeGroup),
  /** Shares touched and below by day at the rate and line asked, with the published micro-cap index. */
  path: z.object({
    dates: z.array(DateText),
    microcap: z.array(nullable),
    groups: z.array(
      z.object({
        group: PledgeGroupName,
        loans: z.array(z.number().int()),
        touched: z.array(nullable),
        below: z.array(nullable),
        touchedValue: z.array(nullable),
        belowValue: z.array(nullable),
      }),
    ),
  }),
  closeOuts: z.array(PledgeCloseOut),
  /** Null where the pledges are assumed. */
  book: PledgeBook.nullable(),
  notes: z.array(Note),
});
export type PledgeAnswer = z.infer<typeof PledgeAnswer>;
