import { z } from "zod";
import type { StudyEntry } from "../../src/app/studies/registry.ts";
import { dayOption, requireOrder, type Study } from "../../src/app/studies/study.ts";
import type { Store } from "../../src/data/store.ts";
import { formatDay } from "../../src/domain/calendar/index.ts";
import { DataGap } from "../../src/errors.ts";

const params = z.object({
  from: dayOption("from", "first day"),
  to: dayOption("to", "last day"),
  products: z
    .string()
    .default("IC,IM")
    .transform((text) => text.split(","))
    .describe("products, by comma"),
  windowDays: z.coerce.number().int().min(2).max(500).default(250).describe("trailing days"),
  rule: z.enum(["near", "quarter"]).default("near").describe("roll rule"),
  tradable: z.stringbool().default(false).describe("the tradable version only"),
});

type Params = z.infer<typeof params>;

const answer = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  products: z.array(z.string()),
  windowDays: z.number().int(),
  rule: z.enum(["near", "quarter"]),
  tradable: z.boolean(),
  ratio: z.number().nullable(),
});

/** Answers with its own parameters; `fails` makes it throw instead. */
export function echoStudy(fails?: () => Error): Study<Params, z.infer<typeof answer>> & { runs: number } {
  const study = {
    name: "echo",
    summary: "what was asked",
    params,
    answer,
    examples: ["bianque echo --from 2024-02-05 --json"],
    runs: 0,
    async run(_store: Store, { from, to, ...rest }: Params) {
      study.runs++;
      if (fails) throw fails();
      requireOrder(from, to);
      const text = (day: number | undefined) => (day === undefined ? null : formatDay(day));
      return { from: text(from), to: text(to), ...rest, ratio: Number.NaN };
    },
  };
  return study;
}

/** A second study that the CLI reaches as `echo --tally`. */
const tallyStudy: Study<Record<string, never>, { tally: number }> = {
  name: "tally",
  summary: "how many were asked",
  params: z.object({}),
  answer: z.object({ tally: z.number().int() }),
  examples: ["bianque echo --tally"],
  run: async () => ({ tally: 7 }),
};

/** A registry of fakes. */
export function fakeRegistry(study = echoStudy()): StudyEntry[] {
  return [
    { name: "echo", summary: "what was asked", alias: "repeat", load: async () => study },
    { name: "tally", summary: "how many were asked", flagOf: "echo", load: async () => tallyStudy },
  ];
}

export const missingData = () => new DataGap("futures_daily holds no IM contract on 2018-01-02; import one");
