import type { Note, PledgeAnswer } from "../../contract.ts";
import { type Day, formatDay, parseDay } from "../../domain/calendar/index.ts";
import { percent } from "../../view/format.ts";
import type { PledgeMarket } from "./pledge-data.ts";
import type { PledgeParams } from "./pledge-params.ts";

interface Told {
  readonly market: PledgeMarket;
  readonly params: PledgeParams;
  readonly source: PledgeAnswer["source"];
  /** Loans that have no place on the loaded closes. */
  readonly left: number;
  readonly firstDay: Day;
}

/** What is assumed, what the figures are held against, and what the data could not support. */
export function pledgeNotes(told: Told): Note[] {
  const { source, params } = told;
  return [
    ...(source === "assumed" ? assumedNotes(told) : bookNotes(told)),
    ...(params.synthetic ? [syntheticNote(params.seed)] : listNotes(told.market)),
    ...(told.market.panel.days[told.market.panel.days.length - 1] >= OFFICIAL_DAY ? [OFFICIAL] : []),
    PACE,
  ];
}

function assumedNotes({ params, firstDay, market }: Told): Note[] {
  const { every, months } = params;
  const [zhEvery, enEvery] = every === "month" ? ["每月", "month"] : ["每周", "week"];
  const young = market.panel.days[market.panel.days.length - 1] - firstDay < months * 30;
  const notes: Note[] = [
    {
      zh: `假设，而非记录：没有装入任何质押，因此设想每只股票${zhEvery}首个交易日新增一笔、各占总股本同一比例、存续 ${months} 个月、其间不补仓也不解押；市值分组以质押起始日收盘计。请勿读作市场上实际质押的分布。`,
      en: `An assumption, not a record: no pledges are loaded, so one is imagined on every stock on the first trading day of each ${enEvery}, of the same share of every company, that runs ${months} months without a top-up or a release; sizes are those at the close of its start. Do not read it as the pledges that the market had.`,
    },
  ];
  if (young) {
    notes.push({
      zh: `个股收盘价自 ${formatDay(firstDay)} 起：不足 ${months} 个月，更早起始的质押不在其中。`,
      en: `Closes begin on ${formatDay(firstDay)}, fewer than ${months} months before: pledges begun earlier are not among them.`,
    });
  }
  return notes;
}

function bookNotes({ params, left, firstDay }: Told): Note[] {
  const rate = percent(params.rate, 0);
  const notes: Note[] = [
    {
      zh: `未载明借款额者按质押日前复权收盘价 × 股数 × ${rate} 估计（假设）；网格与三分之二一律按所列质押率与平仓线计，不用合同的。补仓、续期与合同条款未知。`,
      en: `Where a loan is not told it is estimated as forward-adjusted close at the start x shares x ${rate} (assumption); the grid and the two thirds take the rates and lines shown, not those of contracts. Top-ups, renewals and terms are not known.`,
    },
  ];
  if (left > 0) {
    notes.push({
      zh: `${left} 笔起始于 ${formatDay(firstDay)} 之前，或其股票没有收盘价：不入网格。`,
      en: `${left} began before ${formatDay(firstDay)}, or on stocks without closes: they are not in the grid.`,
    });
  }
  return notes;
}

function listNotes({ listedAsOf }: PledgeMarket): Note[] {
  if (listedAsOf === null) {
    return [
      {
        zh: "没有股票清单：不知总股本，因此没有市值分组、市值加权与平仓天数。",
        en: "No list of stocks is loaded: shares issued are unknown, so there are no sizes, no shares by value and no days of close-outs.",
      },
    ];
  }
  const asOf = formatDay(listedAsOf);
  return [
    {
      zh: `股本与 ST 标记取自 ${asOf} 的清单，并非逐日口径，此前已退市者不在其中；收盘价为前复权价。`,
      en: `Share counts and special-treatment marks are those of the list of ${asOf}, not of each day, and stocks that had left the market by then are missing; closes are forward-adjusted.`,
    },
  ];
}

function syntheticNote(seed: number): Note {
  return {
    zh: `合成个股（种子 ${seed}）：只有五个指数的收益是真实记录，个股的数字对市场毫无说明；成交未知，因此没有平仓天数。`,
    en: `Simulated stocks (seed ${seed}): only the returns of the five indices are recorded, figures of single stocks say nothing about the market; their trading is unknown, so there are no days of close-outs.`,
  };
}

/** Day on which the official figures were released: told of no day before. */
const OFFICIAL_DAY: Day = parseDay("2024-02-05");

/** Figures that the grid is held against (China News, Global Times, Reuters, 5 February 2024). */
const OFFICIAL: Note = {
  zh: "官方口径（2024-02-05 发布）：截至 2024-02-02 质押市值占总市值 3.38%，质押融资余额 1.59 万亿元；第一大股东质押比例超过 80% 的公司 227 家；01-01 至 02-02 补充质押公告 106 份，年内强制平仓 2,740 万元。「三分之二已触及平仓线」之说未见出处，故以网格示之。",
  en: 'Official figures (released 5 Feb 2024): on 2 Feb 2024 pledged shares were 3.38% of market value and loans on them CNY 1.59tn; in 227 companies the largest holder had pledged over 80%; 106 top-ups were announced from 1 Jan to 2 Feb, and CNY 27.4m had been sold by force in the year. No source was found for "two thirds have touched their line", hence the grid.',
};

const PACE: Note = {
  zh: "平仓按竞价减持计：控股股东 90 日内不超过公司股份 1%（约 63 个交易日），且不超过日成交的一定份额；大宗交易、协议转让与司法拍卖未计。",
  en: "Close-outs are sold by auction: a controlling holder's at most 1% of the company in 90 days (about 63 trading days) and no more than a share of usual trading; block trades, private transfers and court auctions are left out.",
};
