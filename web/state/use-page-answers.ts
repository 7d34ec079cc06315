import type {
  BasisAnswer,
  CrowdingAnswer,
  DriftMarket,
  EveningRuns,
  FactorStudyAnswer,
  FactorsAnswer,
  Inventory,
  MicrocapAnswer,
  Overview,
  PledgeAnswer,
  QualityAnswer,
  SnowballMarket,
} from "../../src/contract.ts";
import { monthsEarlier, replayedUntil, stepped } from "./evenings.ts";
import { type Asked, useAnswer } from "./use-answer.ts";
import { type ChainRunning, useChain } from "./use-chain.ts";
import { type LeverageAnswers, useLeverage } from "./use-leverage.ts";
import { type NeutralAnswers, useNeutral } from "./use-neutral.ts";
import type { ViewState } from "./view-state.ts";

/** How far back the basis is asked for: long enough to see a year of the rolling band. */
const BASIS_MONTHS = 19;
/** How far back factors are asked for. */
const FACTOR_MONTHS = 12;
/** Horizons of the study of one factor, in trading days. */
const FACTOR_HORIZONS = "1,2,3,5,10,20,40,60";
/** How far back crowding is drawn. */
const CROWDING_MONTHS = 18;
/** How far back the shares of pledges are drawn. */
const PLEDGE_MONTHS = 6;
/** Seed of the simulated stocks that the micro-cap page can show. */
export const SEED = 1;

/** Every question that the shown page needs, asked of the server. */
export interface PageAnswers {
  readonly overview: Asked<Overview>;
  /** The evening up to which a replay shows what followed. */
  readonly later: Overview | null;
  readonly basis: Asked<BasisAnswer>;
  readonly microcap: Asked<MicrocapAnswer>;
  /** Null until the reader asks for simulated stocks. */
  readonly synthetic: Asked<MicrocapAnswer> | null;
  readonly factors: Asked<FactorsAnswer>;
  /** The study of the chosen factor. */
  readonly factorStudy: Asked<FactorStudyAnswer>;
  readonly snowballs: Asked<SnowballMarket>;
  /** The next evening's, in a replay: what the move that came made dealers trade. */
  readonly nextSnowballs: SnowballMarket | null;
  readonly crowding: Asked<CrowdingAnswer>;
  /** What a reader's net values are read against. */
  readonly driftMarket: Asked<DriftMarket>;
  readonly neutral: NeutralAnswers;
  readonly leverage: LeverageAnswers;
  readonly chain: ChainRunning;
  readonly pledge: Asked<PledgeAnswer>;
  readonly inventory: Asked<Inventory>;
  readonly quality: Asked<QualityAnswer>;
  /** What became of the evenings that ran by themselves. */
  readonly evenings: Asked<EveningRuns>;
}

/**
 * The overview knows which evenings there are, so every page asks it first; the others then ask about the evening that it
 * found, and count as loading as long as it does.
 */
export function usePageAnswers(view: ViewState): PageAnswers {
  const overview = useAnswer<Overview>(`overview${view.date ? `?date=${view.date}` : ""}`);
  const date = overview.answer?.date ?? view.date;
  const isOn = (page: ViewState["page"]) => view.page === page && !overview.loading;
  const upTo = date ? `to=${date}` : "";
  const basis = useAnswer<BasisAnswer>(isOn("basis") || isOn("snowball") ? basisQuestion(date) : null);
  const microcap = useAnswer<MicrocapAnswer>(isOn("microcap") ? `microcap?${upTo}` : null);
  const isBuilt = microcap.answer === null || microcap.answer.days.length > 0;
  const simulate = isOn("microcap") && view.synthetic && !isBuilt;
  const synthetic = useAnswer<MicrocapAnswer>(simulate ? `microcap?${upTo}&synthetic=true&seed=${SEED}` : null);
  const { factors, factorStudy } = useFactors(view, date, isOn("factors"));
  const snowballs = useAnswer<SnowballMarket>(isOn("snowball") ? snowballQuestion(date) : null);
  const crowding = useAnswer<CrowdingAnswer>(isOn("crowding") ? crowdingQuestion(date) : null);
  const driftMarket = useAnswer<DriftMarket>(isOn("drift") ? `drift-market${date ? `?to=${date}` : ""}` : null);
  const neutral = useNeutral(isOn("neutral"), view.book, date, SEED);
  const leverage = useLeverage(isOn("leverage"), view, date);
  const chain = useChain(isOn("chain"), view.chain, date);
  const pledge = useAnswer<PledgeAnswer>(isOn("pledge") ? pledgeQuestion(view, date) : null);
  const inventory = useAnswer<Inventory>(isOn("data") ? `inventory${date ? `?date=${date}` : ""}` : null);
  const quality = useAnswer<QualityAnswer>(view.page === "data" ? "quality" : null);
  const evenings = useAnswer<EveningRuns>(view.page === "data" ? "runs?limit=10" : null);
  const behind = <Answer>(asked: Asked<Answer>) => ({ ...asked, loading: asked.loading || overview.loading });
  return {
    overview,
    later: useLater(view, overview.answer),
    basis: behind(basis),
    microcap: behind(microcap),
    synthetic: view.synthetic ? synthetic : null,
    factors: behind(factors),
    factorStudy: behind(factorStudy),
    snowballs: behind(snowballs),
    nextSnowballs: useNextSnowballs(view, overview.answer),
    crowding: behind(crowding),
    driftMarket: behind(driftMarket),
    neutral: { ...neutral, chosen: behind(neutral.chosen) },
    leverage: { ...leverage, chosen: behind(leverage.chosen) },
    chain,
    pledge: behind(pledge),
    inventory: behind(inventory),
    quality,
    evenings,
  };
}

function basisQuestion(date: string | null): string {
  return `basis?products=IM,IC${date ? `&from=${monthsEarlier(date, BASIS_MONTHS)}&to=${date}` : ""}`;
}

/** Factors of loaded stocks; of simulated ones where none are loaded and the reader wants them. */
function useFactors({ factor, synthetic }: ViewState, date: string | null, on: boolean) {
  const span = date ? `from=${monthsEarlier(date, FACTOR_MONTHS)}&to=${date}` : "";
  const loaded = useAnswer<FactorsAnswer>(on ? `factors?${span}` : null);
  const simulate = on && synthetic && loaded.answer !== null && loaded.answer.days.length === 0;
  const stocks = simulate ? `&synthetic=true&seed=${SEED}` : "";
  const simulated = useAnswer<FactorsAnswer>(simulate ? `factors?${span}${stocks}` : null);
  const known = date ? `&asOf=${date}` : "";
  const study = `factor-study?factor=${factor}&horizons=${FACTOR_HORIZONS}&${span}${known}${stocks}`;
  return { factors: simulate ? simulated : loaded, factorStudy: useAnswer<FactorStudyAnswer>(on ? study : null) };
}

function crowdingQuestion(date: string | null): string {
  return `crowding${date ? `?from=${monthsEarlier(date, CROWDING_MONTHS)}&to=${date}` : ""}`;
}

/** The warning line follows the close-out line by 20 points, as in the usual pairs. */
function pledgeQuestion({ pledgeRate, pledgeCloseOut }: ViewState, date: string | null): string {
  const lines = `closeOut=${pledgeCloseOut}&warning=${(pledgeCloseOut + 0.2).toFixed(1)}`;
  const span = date ? `&from=${monthsEarlier(date, PLEDGE_MONTHS)}&date=${date}` : "";
  return `pledge?rate=${pledgeRate}&${lines}${span}`;
}

function useLater({ replay }: ViewState, evening: Overview | null): Overview | null {
  const until = replay && evening ? replayedUntil(evening.date, evening.lastDate) : null;
  const later = useAnswer<Overview>(until ? `overview?date=${until}` : null);
  return until ? later.answer : null;
}

function snowballQuestion(date: string | null): string {
  return `snowball-market${date ? `?date=${date}` : ""}`;
}

function useNextSnowballs({ page, replay }: ViewState, evening: Overview | null): SnowballMarket | null {
  const next = replay && evening && evening.date < evening.lastDate ? nextDay(evening) : null;
  const asked = useAnswer<SnowballMarket>(page === "snowball" && next ? snowballQuestion(next) : null);
  return next ? asked.answer : null;
}

function nextDay({ date, lastDate }: Overview): string {
  return stepped(date, 1, date, lastDate);
}
