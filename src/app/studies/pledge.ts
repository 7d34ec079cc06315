import { PledgeAnswer } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import { lowerBound } from "../../domain/market/series.ts";
import {
  evenPopulation,
  loanedPopulation,
  type PledgePopulation,
  pledgeSpans,
  replayPledges,
} from "../../domain/pledge/index.ts";
import { DataGap } from "../../errors.ts";
import { indexSeries } from "./basis-data.ts";
import { groupAnswers, pathAnswer, startsAnswer } from "./pledge-answer.ts";
import { type BookLoan, bookAnswer, bookLoans } from "./pledge-book.ts";
import { closeOutAnswers } from "./pledge-close-outs.ts";
import { loadPledgeMarket, loadPledges, type PledgeMarket } from "./pledge-data.ts";
import { pledgeNotes } from "./pledge-notes.ts";
import { type PledgeParams, pledgeParams, requireLines } from "./pledge-params.ts";
import { INDEX_CODES } from "./simulated-stocks.ts";
import { requireOrder, type Study } from "./study.ts";

type PledgeStudy = Study<PledgeParams, PledgeAnswer>;

/** Trading days of the path where its first day is not asked. */
const PATH_DAYS = 120;

const about = {
  name: "pledge",
  summary:
    "Share pledges: what is below its close-out line by pledge rate and line, and what closing it out would take",
  params: pledgeParams,
  answer: PledgeAnswer,
  examples: [
    "bianque pledge --date 2024-02-07",
    "bianque pledge --date 2024-02-07 --group micro --rate 0.5 --warning 1.5 --close-out 1.3 --json",
    "bianque pledge --init > loans.csv",
    "bianque pledge loans.csv --date 2024-02-07",
  ],
} satisfies Omit<PledgeStudy, "run">;

/** Pledges of the store, else assumed ones. */
export const pledgeStudy: PledgeStudy = {
  ...about,
  async run(store, params) {
    const rows = params.population === "assumed" || params.synthetic ? [] : await loadPledges(store, params.date);
    return answerFor(store, params, rows.length === 0 ? null : bookLoans(pledgeSpans(rows)));
  },
};

/** One's own loans, read from a file. */
export function givenPledgesStudy(loans: readonly BookLoan[]): PledgeStudy {
  return { ...about, run: (store, params) => answerFor(store, params, loans, "file") };
}

async function answerFor(
  store: Store,
  params: PledgeParams,
  loans: readonly BookLoan[] | null,
  source: PledgeAnswer["source"] = loans === null ? "assumed" : "loaded",
): Promise<PledgeAnswer> {
  requireLines(params);
  requireOrder(params.from, params.date);
  const [market, microcap] = await Promise.all([
    loadPledgeMarket(store, params),
    indexSeries(store, "index_daily", INDEX_CODES.micro, params.date),
  ]);
  const { panel, stocks } = market;
  if (panel.days.length < 2) {
    throw new DataGap(
      "no daily closes of single stocks are loaded up to that day; import them, or ask for simulated stocks with --synthetic",
    );
  }
  const day = panel.days[panel.days.length - 1];
  const placed = loans && loanedPopulation(panel, stocks, loans, params.size);
  const population = placed?.population ?? evenPopulation(panel, stocks, startsOf(params));
  const first =
    params.from === undefined ? Math.max(0, panel.days.length - PATH_DAYS) : lowerBound(panel.days, params.from);
  const threshold = params.rate * params.closeOut;
  const replay = replayPledges(panel, population, { threshold, interest: params.interest, first });
  return {
    date: formatDay(day),
    source,
    synthetic: params.synthetic,
    settings: settingsOf(params),
    starts: startsAnswer(panel, population, replay.open),
    rates: params.rates,
    lines: params.lines,
    groups: groupAnswers(replay.open, params),
    path: pathAnswer(panel, replay, microcap, first),
    closeOuts: closeOutAnswers(market, population, replay.open, params, loans === null),
    book: loans && bookAnswer(market, loans, params, source === "file"),
    notes: pledgeNotes({ market, params, source, ...coverageOf(market, population, loans) }),
  };
}

function startsOf({ every, months, size }: PledgeParams) {
  return { every, months, microSize: size };
}

/** How many loans have no place on the loaded closes, and the first day of those. */
function coverageOf({ panel }: PledgeMarket, population: PledgePopulation, loans: readonly BookLoan[] | null) {
  return { left: loans === null ? 0 : loans.length - population.stock.length, firstDay: panel.days[0] };
}

function settingsOf(params: PledgeParams): PledgeAnswer["settings"] {
  const { group, rate, warning, closeOut, interest, months, every, pledged, participation, cure } = params;
  return { group, rate, warning, closeOut, interest, months, every, pledged, participation, cure };
}
