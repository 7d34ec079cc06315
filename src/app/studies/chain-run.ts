import { z } from "zod";
import { ChainRunAnswer, type ChainRunPart } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { readYamlSettings } from "../../data/yaml-settings.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import { runChain } from "../../domain/chain/index.ts";
import { errorsOf, marksOf, missingOf, parametersOf, salesOf } from "./chain-run-answer.ts";
import { runDays } from "./chain-run-days.ts";
import { chainRunNotes } from "./chain-run-notes.ts";
import { settledScenario } from "./chain-run-scenario.ts";
import { ChainRunSettings, settledParameters } from "./chain-run-settings.ts";
import { chainSetup, isValued, type SetupQuestion } from "./chain-setup.ts";
import type { Study, Task } from "./study.ts";

const params = z.object({
  scenario: z
    .string()
    .default("")
    .describe("The scenario as YAML text; what it leaves out has its default, the recorded January of 2024"),
});
type Params = z.infer<typeof params>;

const DESCRIPTION = {
  name: "chain-run",
  summary: "The unwind chain once: path of buckets and basis, who sold to whom, and how far it stands from the record",
  params,
  answer: ChainRunAnswer,
  examples: [
    "bianque chain run",
    "bianque chain run --init > scenario.yaml",
    "bianque chain run scenario.yaml --json",
    'bianque chain run --scenario "{parameters: fitted, links: {dma: false}}"',
  ],
};

export const chainRunStudy: Study<Params, ChainRunAnswer> = {
  ...DESCRIPTION,
  run: (store, { scenario }, task) =>
    runSettings(store, readYamlSettings(scenario, "scenario", ChainRunSettings), task),
};

/** The study of one scenario that is read already. */
export function givenChainRun(settings: ChainRunSettings): Study<Params, ChainRunAnswer> {
  return { ...DESCRIPTION, run: (store, _, task) => runSettings(store, settings, task) };
}

async function runSettings(store: Store, settings: ChainRunSettings, task?: Task): Promise<ChainRunAnswer> {
  const tell = (part: ChainRunPart) => task?.tell(part);
  const parameters = settledParameters(settings);
  const question: SetupQuestion = {
    ...settings.window,
    recorded: settings.market === "recorded",
    carries: Float64Array.of(parameters.carryIC, parameters.carryIM),
    basisDays: parameters.basisDays,
  };
  if (!isValued(store, question)) tell({ setup: "book" });
  const setup = await chainSetup(store, question);
  tell({ setup: "ready" });
  const scenario = settledScenario(setup, settings, parameters);
  const run = runChain(scenario);
  const days = runDays(run, scenario, setup);
  for (const day of days) tell({ day });
  const numbers = parametersOf(parameters);
  const { notes } = setup;
  const notional = (of: typeof notes) => of.reduce((sum, { notionalCny }) => sum + notionalCny, 0);
  return {
    from: formatDay(settings.window.from),
    to: days[days.length - 1].date,
    market: settings.market,
    seed: settings.market === "bootstrapped" ? settings.seed : null,
    preset: settings.parameters.preset,
    requirement: settings.requirement,
    pieces: settings.pieces,
    notes: chainRunNotes(settings, numbers),
    snowballs: {
      count: notes.length,
      notionalCny: notional(notes),
      knockedInBeforeCny: notional(notes.filter(({ knockedIn }) => knockedIn)),
    },
    days,
    errors: setup.isRecorded ? errorsOf(days) : [],
    signature: marksOf(run, scenario, setup),
    parameters: numbers,
    sales: salesOf(run),
    missing: missingOf(run, scenario, setup),
  };
}
