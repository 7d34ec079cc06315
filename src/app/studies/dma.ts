import { DmaAnswer, type DmaAnswerDay } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { type Day, formatDay, parseDay, tradingDays } from "../../domain/calendar/index.ts";
import { DMA_REPLAYS, type DmaDay, type DmaEvent, replayDma } from "../../domain/dma/index.ts";
import { InputError } from "../../errors.ts";
import { orNull } from "./answer.ts";
import { type DmaLegs, historyUntil, loadDmaMarket, pathBetween } from "./dma-data.ts";
import { readBasket, readShort } from "./dma-mixes.ts";
import { dmaNotes } from "./dma-notes.ts";
import { DmaParams, dmaTerms } from "./dma-settings.ts";
import { survivableAnswer } from "./dma-survivable.ts";
import type { Study } from "./study.ts";

export const dmaStudy: Study<DmaParams, DmaAnswer> = {
  name: "dma",
  summary: "A leveraged neutral account through a storm: when it is called, what it sells, what leverage survives",
  params: DmaParams,
  answer: DmaAnswer,
  examples: [
    "bianque dma --leverage 4",
    "bianque dma --leverage 2 --basket 5/20/45/30 --short IC2403:45,IM2403:55 --json",
    "bianque dma --replay 2024-09 --futures-account own --futures-cash 0.2",
    "bianque dma --init > account.yaml",
    "bianque dma account.yaml --leverage 3",
  ],
  async run(store: Store, settings: DmaParams): Promise<DmaAnswer> {
    const { from, to } = span(settings);
    const mixes = { ...settings, basket: readBasket(settings.basket), short: readShort(settings.short) };
    const market = await loadDmaMarket(store, mixes.basket, mixes.short, to);
    const path = pathBetween(market, mixes, from, to);
    const terms = dmaTerms(settings);
    const history = settings.survivable === "on" ? historyUntil(market, mixes, path.days[0]) : null;
    const days = replayDma(path, terms);
    const isLockKnown = market.locked.days.some((day) => day >= from && day <= to);
    return {
      from: formatDay(path.days[0]),
      to: formatDay(path.days[path.days.length - 1]),
      leverage: settings.leverage,
      ratios: ratiosOf(settings),
      requirement: settings.requirement,
      basket: mixes.basket,
      short: mixes.short,
      days: days.map((day, t) => dayAnswer(day, path, t)),
      ...firstDays(days),
      lowest: lowestOf(days),
      leftAlone: leftAloneOf(replayDma(path, { ...terms, calls: false })),
      survivable: settings.survivable === "on" ? survivableAnswer(path, history, terms, settings) : null,
      notes: dmaNotes(settings, isLockKnown),
    };
  },
};

/** Entry and last day: those given, else those of the replay. Throws InputError for fewer than two trading days. */
function span({ replay, from, to }: DmaParams): { from: Day; to: Day } {
  const ends = DMA_REPLAYS[replay];
  const span = { from: from ?? parseDay(ends.from), to: to ?? parseDay(ends.to) };
  if (span.from > span.to || tradingDays(span.from, span.to).length < 2) {
    throw new InputError(
      `from is ${formatDay(span.from)} and to is ${formatDay(span.to)}; expected two trading days or more, from on or before to`,
    );
  }
  return span;
}

function ratiosOf({ leverage, warning, call, forced }: DmaParams): DmaAnswer["ratios"] {
  return { entry: 1 / leverage, warning: warning / leverage, call: call / leverage, forced: forced / leverage };
}

function dayAnswer(day: DmaDay, path: DmaLegs, t: number): DmaAnswerDay {
  const { day: date, ...figures } = day;
  return {
    date: formatDay(date),
    ...figures,
    leverage: orNull(day.leverage),
    marginRatio: orNull(day.marginRatio),
    stockReturn: orNull(path.stockReturns[t]),
    shortReturn: orNull(path.shortReturns[t]),
    locked: path.locked[t],
  };
}

const ASKED: readonly DmaEvent[] = ["call", "forced-sale"];

function firstDays(days: readonly DmaDay[]) {
  const first = (isIt: (day: DmaDay) => boolean) => {
    const found = days.find(isIt);
    return found ? formatDay(found.day) : null;
  };
  return {
    firstWarning: first(({ event }) => event === "warning"),
    firstCall: first(({ event, equity }) => ASKED.includes(event) || (event === "wiped-out" && equity <= 0)),
    firstForcedSale: first(({ event }) => event === "forced-sale"),
    firstFuturesCall: first(({ event }) => event === "futures-call" || event === "squeezed"),
    firstSqueeze: first(({ event }) => event === "squeezed"),
    wipedOut: first(({ equity }) => equity <= 0),
  };
}

function lowestOf(days: readonly DmaDay[]): DmaAnswer["lowest"] {
  const lowest = days.reduce((least, day) => (day.equity < least.equity ? day : least));
  return { date: formatDay(lowest.day), equity: lowest.equity };
}

function leftAloneOf(days: readonly DmaDay[]): DmaAnswer["leftAlone"] {
  return { wipedOut: firstDays(days).wipedOut, endEquity: days[days.length - 1].equity, lowest: lowestOf(days) };
}
