import { z } from "zod";
import type {
  BacktestAnswer,
  BasisAnswer,
  ChainDistanceAnswer,
  CrowdingAnswer,
  DmaAnswer,
  DriftAnswer,
  FactorStudyAnswer,
  FactorsAnswer,
  Inventory,
  MicrocapAnswer,
  Overview,
  PledgeAnswer,
  QualityAnswer,
  SnowballMarket,
} from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { type Day, formatDay, parseDay } from "../../domain/calendar/index.ts";
import { DMA_REPLAYS } from "../../domain/dma/index.ts";
import type { NavFile } from "../../domain/drift/index.ts";
import { DataGap } from "../../errors.ts";
import { bookConfig, type NeutralBook } from "../../view/neutral-books.ts";
import { askStudy } from "../studies/ask-study.ts";
import { readParams } from "../studies/read-params.ts";
import type { StudyEntry } from "../studies/registry.ts";
import { dayOption } from "../studies/study.ts";
import { storeUpTo } from "./store-up-to.ts";

/** Answers to everything that the report tells, all of one evening; null where the data loaded do not support it. */
export interface Evening {
  readonly overview: Overview;
  readonly basis: BasisAnswer | null;
  readonly microcap: MicrocapAnswer | null;
  readonly factors: FactorsAnswer | null;
  /** The size factor alone against the returns that followed. */
  readonly factorStudy: FactorStudyAnswer | null;
  readonly snowballs: SnowballMarket | null;
  readonly crowding: CrowdingAnswer | null;
  /** Null where no net values were given. */
  readonly drift: DriftAnswer | null;
  /** A neutral book that may sink to small caps, and one bound in size. */
  readonly neutral: { readonly market: BacktestAnswer | null; readonly bounded: BacktestAnswer | null };
  /** The account through February 2024 at leverage 1 to 5, that at 4 with the leverage that survives; empty before. */
  readonly leverage: readonly DmaAnswer[];
  readonly pledge: PledgeAnswer | null;
  /** How near a cascade is on the evening. */
  readonly distance: ChainDistanceAnswer | null;
  readonly inventory: Inventory;
  readonly quality: QualityAnswer;
}

const params = z.object({ date: dayOption("date", "Evening to tell of") });

/** Net values of a fund to tell of, and the file that they stand in. */
export interface GivenNav {
  readonly file: string;
  readonly given: NavFile;
}

/** Reads an ISO date as a day of the calendar; undefined stays undefined. Throws InputError. */
export function eveningDate(text: string | undefined): Day | undefined {
  return readParams(params, text === undefined ? {} : { date: text }).date;
}

/** Calendar days of basis that the report draws: long enough to see a year of the rolling band. */
const BASIS_DAYS = 580;

/** Calendar days of factors that the report draws. */
const FACTOR_DAYS = 365;

/**
 * Asks the studies about the evening of `date`, or the last one before it that can be told. They see the store as if
 * nothing later had been imported. Throws DataGap where no evening can be told.
 */
export async function askEvening(
  store: Store,
  studies: readonly StudyEntry[],
  date: Day | undefined,
  nav?: GivenNav,
): Promise<Evening> {
  const asked = await askStudy<Overview>(
    store,
    studies,
    "overview",
    date === undefined ? {} : { date: formatDay(date) },
  );
  const day = parseDay(asked.date);
  const evening = storeUpTo(store, day);
  const answerOrNull = <Answer>(name: string, given: Readonly<Record<string, string>>) =>
    askStudy<Answer>(evening, studies, name, given).catch(nullForGap);
  return {
    overview: await askStudy<Overview>(evening, studies, "overview", { date: asked.date }),
    basis: await answerOrNull<BasisAnswer>("basis", {
      products: "IM,IC",
      from: formatDay(day - BASIS_DAYS),
      to: asked.date,
    }),
    microcap: await answerOrNull<MicrocapAnswer>("microcap", { to: asked.date }),
    factors: await answerOrNull<FactorsAnswer>("factors", { from: formatDay(day - FACTOR_DAYS), to: asked.date }),
    factorStudy: await answerOrNull<FactorStudyAnswer>("factor-study", {
      factor: "size",
      horizons: "1,2,3,5,10,20,40,60",
      from: formatDay(day - FACTOR_DAYS),
      to: asked.date,
    }),
    snowballs: await answerOrNull<SnowballMarket>("snowball-market", { date: asked.date }),
    crowding: await answerOrNull<CrowdingAnswer>("crowding", {
      from: formatDay(day - BASIS_DAYS),
      to: asked.date,
    }),
    drift: nav === undefined ? null : await driftOf(evening, nav, asked.date),
    neutral: {
      market: await answerOrNull<BacktestAnswer>("backtest", bookOf("market", day)),
      bounded: await answerOrNull<BacktestAnswer>("backtest", bookOf("bounded", day)),
    },
    leverage: await accounts(asked.date, answerOrNull),
    pledge: await answerOrNull<PledgeAnswer>("pledge", { date: asked.date }),
    distance: await answerOrNull<ChainDistanceAnswer>("chain-distance", { date: asked.date, draws: DRAWS }),
    inventory: await askStudy<Inventory>(evening, studies, "inventory", { date: asked.date }),
    quality: await askStudy<QualityAnswer>(evening, studies, "quality", { to: asked.date }),
  };
}

/** Draws of the band of the distance to a cascade. */
const DRAWS = "6";

/** Calendar days over which the neutral books are told. */
const BOOK_DAYS = 395;

function bookOf(book: NeutralBook, day: Day): { config: string } {
  return { config: bookConfig(book, { from: formatDay(day - BOOK_DAYS), to: formatDay(day), seed: null }) };
}

const LEVERAGES = [1, 2, 3, 4, 5];
/** The leverage of the account that is told in sentences. */
const TOLD = 4;

async function accounts(
  date: string,
  answerOrNull: (name: string, given: Readonly<Record<string, string>>) => Promise<DmaAnswer | null>,
): Promise<DmaAnswer[]> {
  const { from, to } = DMA_REPLAYS["2024-02"];
  if (date <= from) return [];
  const answers: DmaAnswer[] = [];
  for (const leverage of LEVERAGES) {
    const survivable = leverage === TOLD ? "on" : "off";
    const answer = await answerOrNull("dma", {
      leverage: String(leverage),
      replay: "2024-02",
      to: date < to ? date : to,
      survivable,
    });
    if (answer) answers.push(answer);
  }
  return answers;
}

async function driftOf(store: Store, { file, given }: GivenNav, to: string): Promise<DriftAnswer> {
  const { givenNavStudy } = await import("../studies/drift.ts");
  const study = givenNavStudy(file, given);
  return study.run(store, readParams(study.params, { to }));
}

function nullForGap(error: unknown): null {
  if (error instanceof DataGap) return null;
  throw error;
}
