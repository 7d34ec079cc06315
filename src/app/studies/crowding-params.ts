import { z } from "zod";
import { CROWDED_FACTORS, CROWDING_GROUPS, type CrowdingGroup } from "../../domain/crowding/index.ts";
import { InputError } from "../../errors.ts";
import { MICRO_SIZE } from "./crowding-data.ts";
import { dayOption } from "./study.ts";

const CAPITAL = "1.5e12,1.75e12,2e12";
const SHARES = "0.1,0.2,0.3";
const SPLIT = "300:0.15,500:0.2,1000:0.25,2000:0.25,rest:0.1,micro:0.05";

export const crowdingParams = z.object({
  from: dayOption("from", "First day answered (default: the first on which stocks are loaded)"),
  to: dayOption("to", "Last day answered; nothing later enters any figure (default: the last loaded)"),
  size: z.coerce
    .number()
    .int()
    .min(1)
    .max(3000)
    .default(MICRO_SIZE)
    .describe("How many of the smallest stocks are the micro caps"),
  factor: z.enum(CROWDED_FACTORS).optional().describe("Also measure the crowding of this factor, by five measures"),
  capital: z
    .string()
    .default(CAPITAL)
    .transform((text) => numbers("capital", text, 1e8, 1e14, CAPITAL))
    .describe("Assumed capital of quant funds in yuan, one or more by comma"),
  turnoverShare: z
    .string()
    .default(SHARES)
    .transform((text) => numbers("turnoverShare", text, 0.001, 1, SHARES))
    .describe("Assumed share of trading that is theirs, one or more by comma"),
  sold: z.coerce.number().positive().max(1).default(0.1).describe("Part of that capital that is sold"),
  days: z.coerce.number().int().min(1).max(250).default(5).describe("Trading days over which the sale is spread"),
  split: z
    .string()
    .default(SPLIT)
    .transform(readSplit)
    .describe("How that capital lies over the sizes, as group:weight by comma"),
  impact: z.coerce.number().positive().max(5).default(0.7).describe("Constant of the square-root law of impact"),
  depth: z.coerce.number().positive().max(5).default(0.4).describe("Constant of the market depth of the linear law"),
});
export type CrowdingParams = z.infer<typeof crowdingParams>;

function numbers(name: string, text: string, low: number, high: number, example: string): number[] {
  const values = text.split(",").map((cell) => (cell.trim() === "" ? Number.NaN : Number(cell)));
  if (values.length <= 6 && values.every((value) => value >= low && value <= high)) return values;
  throw new InputError(`${name} is "${text}"; expected one to six numbers from ${low} to ${high}, such as ${example}`);
}

function readSplit(text: string): Partial<Record<CrowdingGroup, number>> {
  const cells = text.split(",").map((cell) => cell.split(":").map((part) => part.trim()));
  const weights = cells.map(([group, weight]) => [group, weight === "" ? Number.NaN : Number(weight)] as const);
  const known = weights.every(
    ([group, weight], i) => CROWDING_GROUPS.includes(group as CrowdingGroup) && weight > 0 && cells[i].length === 2,
  );
  if (known && new Set(weights.map(([group]) => group)).size === weights.length) return Object.fromEntries(weights);
  throw new InputError(
    `split is "${text}"; expected each of ${CROWDING_GROUPS.join(", ")} at most once with a weight, such as ${SPLIT}`,
  );
}
