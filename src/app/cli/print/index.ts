import type { Page } from "../terminal.ts";

/** Renders one study's answer for a person. */
export type Printer<Answer> = (answer: Answer, page: Page) => string;

type AnyPrinter = Printer<never>;

/** A printer for every study, loaded when its answer is printed. */
export const printers: Readonly<Record<string, () => Promise<AnyPrinter>>> = {
  overview: async () => (await import("./overview.ts")).printOverview,
  basis: async () => (await import("./basis.ts")).printBasis,
  dislocation: async () => (await import("./dislocation.ts")).printDislocation,
  stage: async () => (await import("./stage.ts")).printStage,
  scoreboard: async () => (await import("./scoreboard.ts")).printScoreboard,
  microcap: async () => (await import("./microcap.ts")).printMicrocap,
  factors: async () => (await import("./factors.ts")).printFactors,
  "factor-study": async () => (await import("./factor-study.ts")).printFactorStudy,
  exposures: async () => (await import("./exposures.ts")).printExposures,
  crowding: async () => (await import("./crowding.ts")).printCrowding,
  drift: async () => (await import("./drift.ts")).printDrift,
  "drift-market": async () => (await import("./drift-market.ts")).printDriftMarket,
  dma: async () => (await import("./dma.ts")).printDma,
  pledge: async () => (await import("./pledge.ts")).printPledge,
  check: async () => (await import("./check.ts")).printCheck,
  "snowball-book": async () => (await import("./snowball-book.ts")).printSnowballBook,
  "snowball-market": async () => (await import("./snowball-market.ts")).printSnowballMarket,
  "chain-distance": async () => (await import("./chain-distance.ts")).printChainDistance,
  "chain-run": async () => (await import("./chain-run.ts")).printChainRun,
  "snowball-note": async () => (await import("./snowball-note.ts")).printSnowballNote,
  backtest: async () => (await import("./backtest.ts")).printBacktest,
  "chain-calibrate": async () => (await import("./chain-calibrate.ts")).printChainCalibrate,
  "chain-cut": async () => (await import("./chain-cut.ts")).printChainCut,
  "chain-ensemble": async () => (await import("./chain-ensemble.ts")).printChainEnsemble,
  "chain-forecast": async () => (await import("./chain-forecast.ts")).printChainForecast,
  inventory: async () => (await import("./inventory.ts")).printInventory,
  runs: async () => (await import("./runs.ts")).printRuns,
  quality: async () => (await import("./quality.ts")).printQuality,
};

/** The text of an answer for a person, ending in a newline. */
export async function printAnswer(study: string, answer: unknown, page: Page): Promise<string> {
  const printer = await printers[study]();
  return printer(answer as never, page);
}
