import { z } from "zod";
import { DateText, Note, nullable } from "./values.ts";

export const DislocationDay = z.object({
  date: DateText,
  /** Close of the index. */
  spot: nullable,
  /** Share of the index that futures far from expiry stand below it beyond their carry; negative is a premium. */
  dislocation: nullable,
  /** Cost of a short a year without dislocation, as the day's curve has it. */
  carry: nullable,
  /** Root mean square of what the curve leaves of the contracts' basis, as a share of the index. */
  residual: nullable,
  /** Open-interest-weighted annualised basis: recorded, and of the curve with the recorded and with expected weights. */
  oiWeighted: nullable,
  oiWeightedFitted: nullable,
  oiWeightedExpected: nullable,
  openInterest: nullable,
});
export type DislocationDay = z.infer<typeof DislocationDay>;

const Coefficient = z.object({ value: z.number(), standardError: z.number() });

export const DislocationLawAnswer = z.object({
  window: z.object({ zh: z.string(), en: z.string() }),
  from: DateText,
  to: DateText,
  days: z.number().int(),
  /** Root mean square of the contracts' residuals with a carry for each day, and with one carry for the window. */
  residualDaily: nullable,
  residualOneCarry: nullable,
  /** Change of the dislocation = intercept + onReturn x index return + onBefore x dislocation before. */
  intercept: Coefficient,
  onReturn: Coefficient,
  onBefore: Coefficient,
  rSquared: nullable,
  leaveOneOut: nullable,
  /** Share of the changes on asked days after this window that its law explains; null where there are none. */
  explainsAsked: nullable,
});
export type DislocationLawAnswer = z.infer<typeof DislocationLawAnswer>;

export const DislocationProduct = z.object({
  product: z.string(),
  index: z.string(),
  days: z.array(DislocationDay),
  /** The asked window first, then others that are loaded. */
  laws: z.array(DislocationLawAnswer),
});
export type DislocationProduct = z.infer<typeof DislocationProduct>;

const ParameterName = z.enum(["impact", "reversion", "build"]);
const Vector = z.object({ impact: z.number(), reversion: z.number(), build: z.number(), loss: z.number() });

export const DislocationFit = Vector.extend({
  products: z.array(
    z.object({
      product: z.string(),
      rSquared: nullable,
      openInterestRSquared: nullable,
      openInterestError: nullable,
    }),
  ),
});

export const DislocationTest = z.object({
  from: DateText,
  to: DateText,
  products: z.array(z.object({ product: z.string(), rSquared: nullable, openInterestRSquared: nullable })),
});

export const DislocationStructural = z.object({
  cap: z.number(),
  fit: DislocationFit,
  withoutDealers: DislocationFit,
  /** Vectors of the search grid within 1.125 of the least loss: how many, and the first hundred. */
  acceptedCount: z.number().int(),
  accepted: z.array(Vector),
  parameters: z.array(
    z.object({
      name: z.enum(["impact", "reversion", "build", "impact x build"]),
      low: z.number(),
      high: z.number(),
      plausible: z.tuple([z.number(), z.number()]),
      identified: z.boolean(),
      profile: z.array(z.object({ value: z.number(), loss: z.number() })),
    }),
  ),
  bounds: z.array(ParameterName),
  /** By day and product. Flows in yuan, negative is a sale; `missing` is what would have to be added to meet the record. */
  steps: z.array(
    z.object({
      product: z.string(),
      date: DateText,
      change: z.number(),
      modelled: z.number(),
      dealerSales: z.number(),
      hedgerSales: z.number(),
      missingFlowCny: z.number(),
    }),
  ),
  /** The fitted vector on other days, one step ahead; null where none were asked for. */
  test: DislocationTest.nullable(),
});
export type DislocationStructural = z.infer<typeof DislocationStructural>;

export const DislocationAnswer = z.object({
  from: DateText,
  to: DateText,
  tauDays: z.number(),
  basis: z.enum(["raw", "adjusted"]),
  products: z.array(DislocationProduct),
  /** Null where it was not asked for. */
  structural: DislocationStructural.nullable(),
  notes: z.array(Note),
});
export type DislocationAnswer = z.infer<typeof DislocationAnswer>;
