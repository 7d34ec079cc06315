import type { Command } from "commander";
import { z } from "zod";
import { parseDay } from "../../domain/calendar/index.ts";
import { checkSchedule, type Market, readTerms, type Schedule, scheduleOf } from "../../domain/snowball/index.ts";
import { InputError } from "../../errors.ts";
import { readJsonFile } from "./snowball-files.ts";

/** Options that name a contract. */
export interface ContractOptions {
  readonly schedule?: string;
  readonly terms?: string;
  readonly date?: string;
}

/** Options that name a market. */
export interface MarketOptions {
  readonly rate?: string;
  readonly carry?: string;
  readonly vol?: string;
  readonly market?: string;
}

export function addContractOptions(command: Command): Command {
  return command
    .option("--schedule <file>", "JSON of the contract in trading days from now")
    .option("--terms <file>", "JSON of the contract in calendar terms, instead of --schedule")
    .option("--date <date>", "with --terms: the evening of the valuation (default: the issue date)");
}

export function addMarketOptions(command: Command): Command {
  return command
    .option("--rate <r>", "interest rate a year, continuous, as a decimal")
    .option("--carry <q>", "dividends and discount of the futures a year, as a decimal")
    .option("--vol <v>", "volatility a year, as a decimal")
    .option("--market <file>", "JSON of rate, carry and volatility where they are curves or a surface, instead");
}

/** The contract that the options name. Throws InputError where they name none, or two, or what no one could price. */
export function readSchedule({ schedule, terms, date }: ContractOptions): Schedule {
  if ((schedule === undefined) === (terms === undefined)) {
    const given =
      schedule === undefined ? "neither --schedule nor --terms is given" : "--schedule and --terms are given";
    throw new InputError(`${given}; expected one of them`);
  }
  if (terms === undefined) {
    if (date !== undefined) throw new InputError("--date is given with --schedule, whose days count from now already");
    return checkSchedule(readJsonFile("--schedule", schedule!));
  }
  const resolved = readTerms(readJsonFile("--terms", terms));
  return scheduleOf(resolved, date === undefined ? resolved.issueDate : parseDay(date, "--date"));
}

/** The market that the options name. Throws InputError for one that is missing or does not read. */
export function readMarket({ rate, carry, vol, market }: MarketOptions): Market {
  const single = { "--rate": rate, "--carry": carry, "--vol": vol };
  const given = Object.entries(single).filter(([, text]) => text !== undefined);
  if (market !== undefined) {
    if (given.length === 0) return marketOf(readJsonFile("--market", market));
    throw new InputError(`--market and ${given[0][0]} are given; expected one or the other`);
  }
  const missing = Object.entries(single).find(([, text]) => text === undefined);
  if (missing) throw new InputError(`${missing[0]} is missing; expected a decimal a year, such as 0.02`);
  return { rate: numberOf("--rate", rate!), carry: numberOf("--carry", carry!), volatility: numberOf("--vol", vol!) };
}

const numbers = z.array(z.number());
const Rate = z.union([z.number(), z.strictObject({ untilDay: numbers, values: numbers })]);
const MarketFile = z.strictObject({
  rate: Rate,
  carry: Rate,
  volatility: z.union([
    z.number(),
    z.strictObject({
      kind: z.literal("skew"),
      reference: z.number(),
      atReference: z.number(),
      slope: z.number(),
      floor: z.number(),
      cap: z.number(),
    }),
    z.strictObject({ kind: z.literal("grid"), days: numbers, prices: numbers, volatility: z.array(numbers) }),
  ]),
});

function marketOf(value: unknown): Market {
  const read = MarketFile.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = ["market", ...issue.path].join(".");
  throw new InputError(`${where} does not read; expected rate, carry and volatility as docs/snowball.md shows them`);
}

/** One number of an option. Throws InputError for anything else, NaN included. */
export function numberOf(option: string, text: string): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isFinite(value)) return value;
  throw new InputError(`${option} is "${text}"; expected a number such as 0.02`);
}

/** A whole number of 0 or more. */
export function wholeOf(option: string, text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InputError(`${option} is "${text}"; expected a whole number of 0 or more`);
}

/** Numbers separated by commas. */
export function numbersOf(option: string, text: string): number[] {
  return text.split(",").map((cell) => numberOf(option, cell));
}
