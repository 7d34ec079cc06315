import type { Day } from "../../domain/calendar/index.ts";
import type { TableName } from "../schema.ts";
import type { Batch } from "./fetch-store.ts";
import type { Ask } from "./polite-request.ts";
import type { Rate } from "./rate-limit.ts";

/** What may be asked for: days from `from` to `to` (undefined: as far back as the store lacks), now being `today`. */
export interface Wanted {
  readonly from: Day;
  readonly to: Day;
  /** Day and hour in Shanghai. */
  readonly today: Day;
  readonly hour: number;
}

/** Questions that are asked together, and the keys under which their answers are remembered. */
export interface Unit {
  readonly keys: readonly UnitKey[];
  readonly ask: (ask: Ask) => Promise<Answer>;
}

export interface UnitKey {
  /** Name of the day, month or code asked for. */
  readonly key: string;
  /** First day that the answer covers, where it is not `to`, and the last. */
  readonly from?: Day;
  readonly to: Day;
  /** Shanghai day from which an answer without rows, or of an open period, is believed for good. */
  readonly settledOn: Day;
  /** Whether an answer with rows is for good at once. */
  readonly wholeWithRows: boolean;
}

/** Rows for some of a unit's keys; each part is stored whole or not at all. A key without rows in it answered empty. */
export interface AnswerPart {
  readonly keys: readonly { readonly key: string; readonly rows: number }[];
  readonly batches: readonly Batch[];
  /** Rows that were refused on the way. */
  readonly refused: number;
}

export interface Answer {
  readonly parts: readonly AnswerPart[];
  /** What a reader should know of this answer: refused rows and why. */
  readonly notes: readonly string[];
}

/** One kind of thing that a source gives. */
export interface Dataset {
  readonly name: string;
  /** What it holds, in plain words. */
  readonly summary: string;
  readonly tables: readonly TableName[];
  /** Units that its answers come in, and what they become in the store. */
  readonly units: string;
  /** What the source asks for it: points, price, "" where it is free. */
  readonly cost: string;
  /** Only where it is named: too many questions for every evening. */
  readonly onRequest?: boolean;
  /** Keys of what the store may lack, in order of time. */
  readonly keys: (wanted: Wanted) => readonly UnitKey[];
  /** Days that count as held already, so that they need not be asked for; null: only the record of questions counts. */
  readonly held: ((store: HeldDays) => Promise<ReadonlySet<Day>>) | null;
  /** The questions for the keys that are lacking. */
  readonly plan: (lacking: readonly UnitKey[], context: PlanContext) => Promise<readonly Unit[]>;
}

export interface HeldDays {
  heldDays(table: TableName, series?: readonly string[]): Promise<Int32Array>;
}

/** What the planning may know of the store. */
export interface PlanContext extends HeldDays {
  /** Codes that were asked for outright; undefined: the data set's own choice. */
  readonly codes: readonly string[] | undefined;
  /** Those of some keys that were not answered before: for data sets whose keys follow from the codes. */
  readonly lacking: (keys: readonly UnitKey[]) => readonly UnitKey[];
}

/** A place that gives market data. */
export interface Source {
  readonly name: string;
  readonly title: string;
  readonly rate: Rate;
  readonly datasets: readonly Dataset[];
  /** Version that the source tells of itself, "" where it tells none. */
  readonly version: (ask: Ask) => Promise<string>;
}
