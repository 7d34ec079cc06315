import { z } from "zod";
import { EveningRuns } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import type { Study } from "./study.ts";

const params = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(20).describe("Runs answered, latest first"),
});
type Params = z.infer<typeof params>;

/** What became of the evening runs. */
export const runsStudy: Study<Params, EveningRuns> = {
  name: "runs",
  summary: "What became of the evening runs: each step, what it did, and what failed",
  params,
  answer: EveningRuns,
  examples: ["bianque runs", "bianque runs --limit 5 --json"],
  async run(store: Store, { limit }: Params): Promise<EveningRuns> {
    return { runs: (await store.eveningRuns()).slice(-limit).reverse() };
  },
};
