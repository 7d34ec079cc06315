import { fetchIntoFile } from "../../data/fetch/fetch-into-file.ts";
import type { FetchResult } from "../../data/fetch/run-fetch.ts";
import type { Source } from "../../data/fetch/source.ts";
import type { World } from "../../data/fetch/world.ts";
import { keepEveningSeries } from "../studies/evening-series.ts";
import type { Clock } from "./clock.ts";
import type { Fetch } from "./fetch-step.ts";
import { patiently } from "./patiently.ts";
import type { StepResult } from "./step.ts";

/** What an evening is fetched with. */
export interface FetchFrom {
  /** Store file, made where absent. */
  readonly db: string;
  readonly sources: readonly Source[];
  readonly world: World;
  readonly clock: Clock;
}

/** Asks each source in turn for what the store lacks up to a day; what one refuses takes no other down. */
export function fetchFrom({ db, sources, world, clock }: FetchFrom): Fetch {
  return async (to, signal) => {
    const results: FetchResult[] = [];
    for (const source of sources) {
      if (signal.aborted) break;
      const fetch = () => fetchIntoFile({ db, source, to, world, signal, afterwards: keepEveningSeries });
      results.push(await patiently(fetch, clock, signal));
    }
    return told(results, sources.length);
  };
}

function told(results: readonly FetchResult[], asked: number): StepResult {
  const datasets = results.flatMap(({ datasets }) => datasets);
  const sum = (of: (dataset: (typeof datasets)[number]) => number) =>
    datasets.reduce((total, one) => total + of(one), 0);
  const counts = {
    rows: sum(({ rows }) => rows),
    left: sum(({ left }) => left),
    refused: sum(({ refused }) => refused),
  };
  const failures = results.flatMap(({ source, datasets }) =>
    datasets.flatMap(({ dataset, error }) => (error ? [`${source} ${dataset}: ${error.message}`] : [])),
  );
  const isStopped = results.length < asked || results.some(({ stopped }) => stopped);
  const names = results.map(({ source }) => source).join(", ");
  const [zh, en] = [failures.join("；"), failures.join("; ")];
  return {
    state: failures.length > 0 || isStopped ? "failed" : "ok",
    message: {
      zh: `${names}：${counts.rows} 行${isStopped ? "，中途停止" : ""}${zh && `；${zh}`}`,
      en: `${names}: ${counts.rows} rows${isStopped ? ", stopped before the end" : ""}${en && `; ${en}`}`,
    },
    counts,
  };
}
