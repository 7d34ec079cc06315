import { z } from "zod";
import { PledgeGroupName } from "../../contract.ts";
import { InputError } from "../../errors.ts";
import { dayOption, SIMULATED_OPTIONS } from "./study.ts";

const RATES = "0.3,0.4,0.5,0.6";
const LINES = "1.3,1.4,1.5,1.6";

export const pledgeParams = z.object({
  date: dayOption("date", "Day asked about; nothing later enters any figure (default: the last loaded)"),
  from: dayOption("from", "First day of the path (default: 120 trading days before)"),
  group: PledgeGroupName.default("all").describe("Size of the stocks at the start of their pledge"),
  rate: z.coerce
    .number()
    .gt(0)
    .max(1)
    .default(0.4)
    .describe("Pledge rate, loan over pledged value at the start, where no loan is told (assumption)"),
  warning: z.coerce
    .number()
    .gt(1)
    .max(5)
    .default(1.6)
    .describe("Warning line as performance ratio; 1.6 or 1.5 are usual"),
  closeOut: z.coerce
    .number()
    .min(1)
    .max(5)
    .default(1.4)
    .describe("Close-out line as performance ratio; 1.4 or 1.3 are usual"),
  interest: z.coerce
    .number()
    .min(0)
    .max(0.5)
    .default(0)
    .describe("Interest a year that is added to the debt; 0: paid as it falls due (assumption)"),
  cure: z.coerce
    .number()
    .int()
    .min(0)
    .max(60)
    .default(5)
    .describe("Trading days after the call before the lender may sell"),
  rates: z
    .string()
    .default(RATES)
    .transform((text) => numbers("rates", text, 0.05, 1, RATES))
    .describe("Pledge rates of the grid"),
  lines: z
    .string()
    .default(LINES)
    .transform((text) => numbers("lines", text, 1, 5, LINES))
    .describe("Close-out lines of the grid"),
  population: z
    .enum(["auto", "assumed"])
    .default("auto")
    .describe("auto: the loaded pledges, where there are none assumed ones; assumed: always those"),
  months: z.coerce
    .number()
    .int()
    .min(1)
    .max(60)
    .default(12)
    .describe("Months that an assumed pledge runs: one is begun on every stock each month (assumption)"),
  every: z.enum(["month", "week"]).default("month").describe("How often assumed pledges begin (assumption)"),
  pledged: z.coerce
    .number()
    .gt(0)
    .max(1)
    .default(0.034)
    .describe("Share of each company that is assumed pledged, for the close-outs (3.4% of market value in early 2024)"),
  participation: z.coerce
    .number()
    .gt(0)
    .max(1)
    .default(0.1)
    .describe("Share of a usual day's trading that a lender sells (assumption)"),
  controlling: z
    .enum(["yes", "no"])
    .default("yes")
    .describe("Whether pledged shares are a controlling holder's: at most 1% of the company in 90 days by auction"),
  impact: z.coerce.number().positive().max(5).default(0.7).describe("Constant of the square-root law of impact"),
  depth: z.coerce.number().positive().max(5).default(0.4).describe("Constant of the market depth of the other law"),
  size: z.coerce
    .number()
    .int()
    .min(1)
    .max(3000)
    .default(400)
    .describe("How many of the smallest stocks are the micro caps"),
  show: z.coerce
    .number()
    .int()
    .min(0)
    .max(1000)
    .default(20)
    .describe("Loaded loans that are listed, nearest to the line"),
  ...SIMULATED_OPTIONS,
});
export type PledgeParams = z.infer<typeof pledgeParams>;

function numbers(name: string, text: string, low: number, high: number, example: string): number[] {
  const values = text.split(",").map((cell) => (cell.trim() === "" ? Number.NaN : Number(cell)));
  const isRising = values.every((value, i) => value >= low && value <= high && (i === 0 || value > values[i - 1]));
  if (isRising && values.length <= 8) return values;
  throw new InputError(
    `${name} is "${text}"; expected one to eight rising numbers from ${low} to ${high}, such as ${example}`,
  );
}

/** Throws InputError where the warning line lies below the close-out line. */
export function requireLines({ warning, closeOut }: PledgeParams): void {
  if (warning < closeOut) {
    throw new InputError(
      `warning is ${warning} and closeOut is ${closeOut}; expected a warning line not below the other`,
    );
  }
}
