import { z } from "zod";
import type { VolatilityRule } from "../../domain/snowball/book/index.ts";
import { InputError } from "../../errors.ts";
import { dayOption } from "./study.ts";

/** A rate that China's short government paper has paid since 2023, rounded: an assumption. */
const USUAL_RATE = 0.02;
/** Where desks are said to stop buying into a falling index: an assumption. */
const USUAL_CAP = 1.5;

/** How a book is to be valued. */
export interface ValuationParams {
  readonly date?: number | undefined;
  readonly volatility: VolatilityRule | number;
  readonly carry: "futures" | number;
  readonly rate: number;
  readonly cap: number;
}

/** Whose knock-ins are evidence of a stage: an imported book's, or the assumed market's where asked for. */
export const SNOWBALLS_OF = ["book", "assumed"] as const;
export type SnowballsOf = (typeof SNOWBALLS_OF)[number];

/** Parameter of the studies that tell a stage. */
export const snowballsParam = z
  .enum(SNOWBALLS_OF)
  .optional()
  .describe("Whose knock-ins are evidence: of an imported book (default), or of the assumed market");

/** How a book is valued where nobody says how. */
export const USUAL_VALUATION: ValuationParams = {
  volatility: "60d",
  carry: "futures",
  rate: USUAL_RATE,
  cap: USUAL_CAP,
};

/** Parameters of every study that values a book. */
export const valuationParams = {
  date: dayOption("date", "Evening of the valuation; nothing later enters any figure (default: the last day loaded)"),
  volatility: z
    .string()
    .default("60d")
    .transform((text): VolatilityRule | number =>
      text === "60d" || text === "ewma"
        ? text
        : decimal("volatility", text, "60d, ewma or a number such as 0.2", 0.001, 5),
    )
    .describe("Volatility a year: of the last 60 returns (60d), RiskMetrics (ewma), or a decimal"),
  carry: z
    .string()
    .default("futures")
    .transform((text): "futures" | number =>
      text === "futures" ? text : decimal("carry", text, "futures or a number such as 0.06", -1, 1),
    )
    .describe("Dividends and discount a year: implied by the listed futures (futures), or a decimal"),
  rate: z.coerce.number().min(-1).max(1).default(USUAL_RATE).describe("Interest rate a year, an assumption"),
  cap: z.coerce
    .number()
    .positive()
    .max(100)
    .default(USUAL_CAP)
    .describe("Delta of one note that no dealer exceeds, an assumption"),
};

function decimal(name: string, text: string, expected: string, low: number, high: number): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (value >= low && value <= high) return value;
  throw new InputError(`${name} is "${text}"; expected ${expected}`);
}
