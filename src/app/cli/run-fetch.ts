import { fetchIntoFile } from "../../data/fetch/fetch-into-file.ts";
import type { FetchResult } from "../../data/fetch/run-fetch.ts";
import { realWorld } from "../../data/fetch/world.ts";
import { sourceNamed } from "../../data/sources/sources.ts";
import { parseDay } from "../../domain/calendar/index.ts";
import { DataGap } from "../../errors.ts";
import { keepEveningSeries } from "../studies/evening-series.ts";
import type { FetchLine } from "./fetch-command.ts";
import { fetchReport } from "./fetch-report.ts";
import { progressBar } from "./progress-bar.ts";
import type { Terminal } from "./terminal.ts";

/** Fetches, showing progress on stderr, and prints what came. Throws DataGap where the source refused something. */
export async function fetchCommand(line: FetchLine & { readonly db: string }, terminal: Terminal): Promise<void> {
  const bar = progressBar(terminal, "units");
  const stop = stopOnInterrupt(terminal);
  let result: FetchResult;
  try {
    result = await fetchIntoFile({
      db: line.db,
      source: sourceNamed(line.source, line.baseUrl, terminal.env),
      what: listed(line.what),
      codes: listed(line.codes),
      from: line.from === undefined ? undefined : parseDay(line.from, "--from"),
      to: line.to === undefined ? undefined : parseDay(line.to, "--to"),
      compare: line.compare === true,
      prefer: listed(line.prefer),
      perMinute: line.perMinute,
      world: realWorld(),
      signal: stop.signal,
      onProgress: ({ done, total, dataset, key, rows }) => {
        bar.tell(done, total);
        if (!terminal.screen) terminal.note(`bianque: ${done}/${total} ${dataset} ${key}: ${rows} rows\n`);
      },
      onWait: ({ message }, ms) => terminal.note(`bianque: ${message}; waiting ${Math.ceil(ms / 1000)} s\n`),
      afterwards: keepEveningSeries,
    });
  } finally {
    bar.stop();
    stop.end();
  }
  terminal.out(line.json ? `${JSON.stringify({ db: line.db, ...result })}\n` : fetchReport(line.db, result));
  const failed = result.datasets.flatMap(({ dataset, error }) => (error ? [`${dataset}: ${error.message}`] : []));
  if (failed.length > 0)
    throw new DataGap(`${failed[0]}${failed.length > 1 ? `; ${failed.length} data sets failed` : ""}`);
}

function listed(text: string | undefined): string[] | undefined {
  return text
    ?.split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

/** The first Ctrl-C ends the fetch after the unit in hand; the second ends the process as ever. */
function stopOnInterrupt(terminal: Terminal): { signal: AbortSignal; end: () => void } {
  const controller = new AbortController();
  const stop = () => {
    terminal.note("bianque: stopping after the day in hand; Ctrl-C again ends at once\n");
    controller.abort();
  };
  process.once("SIGINT", stop);
  return { signal: controller.signal, end: () => void process.removeListener("SIGINT", stop) };
}
