import type { Store } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";
import type { Lang } from "../../view/words/lang.ts";
import type { StudyEntry } from "../studies/registry.ts";
import { askEvening, type GivenNav } from "./evening.ts";
import { REPORT_MARK, reportPage } from "./page.ts";
import { requirePlace, writeWhole } from "./write-whole.ts";

export interface ReportOptions {
  /** Evening to tell of; undefined is the last that can be told. */
  readonly date: Day | undefined;
  /** File to write; undefined is `bianque-YYYY-MM-DD.html` in the current folder. */
  readonly out: string | undefined;
  readonly lang: Lang;
  /** Net values of a fund whose style the report tells; without them its chapter says how to give them. */
  readonly nav?: GivenNav | undefined;
  /** Version of the program, for the page's last line. */
  readonly version: string;
}

/** The report that was written: its file, the evening it tells of, and its size. */
export interface WrittenReport {
  readonly file: string;
  readonly date: string;
  readonly bytes: number;
}

/** Writes the evening report of a store. Throws DataGap where no evening can be told, InputError for a bad place. */
export async function writeReport(
  store: Store,
  studies: readonly StudyEntry[],
  { date, out, lang, version, nav }: ReportOptions,
): Promise<WrittenReport> {
  if (out !== undefined) requirePlace(out, REPORT_MARK);
  const evening = await askEvening(store, studies, date, nav);
  const told = evening.overview.date;
  const file = out ?? `bianque-${told}.html`;
  return { file, date: told, bytes: writeWhole(file, reportPage(evening, lang, version), REPORT_MARK) };
}
