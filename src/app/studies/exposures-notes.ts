import type { ExposuresAnswer, Note } from "../../contract.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import { percent, plain } from "../../view/format.ts";
import { asOfNotes } from "./as-of-notes.ts";
import type { PortfolioRequest } from "./exposures-answer.ts";

/** Weights that sum to 1 within this are taken as given. */
const WHOLE = 1e-6;
const CODES_SHOWN = 5;

/** What was done to the weights, and what the data cannot support. */
export function exposuresNotes(answer: Omit<ExposuresAnswer, "notes">, { market }: PortfolioRequest): Note[] {
  return [
    ...weightNotes(answer),
    ...benchmarkNotes(answer),
    ...(answer.crowdingWeightedExposure === null ? [NO_CROWDING] : []),
    market.seed === null
      ? listNote(market.listedAsOf === null ? null : formatDay(market.listedAsOf))
      : synthetic(market.seed),
    ...asOfNotes(market.panel),
  ];
}

function weightNotes({ weightSum, missing, missingWeight, suspended }: Omit<ExposuresAnswer, "notes">): Note[] {
  const notes: Note[] = [];
  if (Math.abs(weightSum - 1) > WHOLE) {
    const sum = plain(weightSum, 4);
    notes.push({
      zh: `权重之和为 ${sum}，已按比例折算为 1。`,
      en: `The weights sum to ${sum}; they were scaled to 1.`,
    });
  }
  if (missing.length > 0) {
    const codes = listed(missing);
    notes.push({
      zh: `${missing.length} 个代码在当日之前没有收盘价或股本（占 ${percent(missingWeight)}）：${codes}。暴露不含它们；分档权重之和因此少于 1。`,
      en: `${plural(missing.length, "code has", "codes have")} no close by that day or no known shares (${percent(missingWeight)} of the weight): ${codes}. Exposures leave them out, and the weights by size sum to so much less than 1.`,
    });
  }
  if (suspended.length > 0) {
    notes.push({
      zh: `${suspended.length} 只当日停牌，按最后收盘价归档，不计入风格暴露：${listed(suspended)}。`,
      en: `${plural(suspended.length, "stock", "stocks")} did not trade that day: placed by the last close, without style exposures: ${listed(suspended)}.`,
    });
  }
  return notes;
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function listed(codes: readonly string[]): string {
  return `${codes.slice(0, CODES_SHOWN).join(", ")}${codes.length > CODES_SHOWN ? ", ..." : ""}`;
}

function benchmarkNotes({ benchmark }: Omit<ExposuresAnswer, "notes">): Note[] {
  const { index, members, source, membersAsOf, weights } = benchmark;
  const by: Note =
    weights === "cap"
      ? {
          zh: "按总市值加权（指数公司按分级靠档的自由流通市值）",
          en: "weighted by total market value (the index company weighs by free float, in steps)",
        }
      : { zh: "等权", en: "weighted alike" };
  if (source === "ranks") {
    return [
      {
        zh: `没有 ${index} 当日的成分股；以市值排名相同的 ${members} 只代替，${by.zh}。`,
        en: `No members of ${index} are loaded for that day; the ${members} stocks of the same ranks by market value stand in, ${by.en}.`,
      },
    ];
  }
  return [
    {
      zh: `基准 ${index}：截至 ${membersAsOf} 名单的 ${members} 只，${by.zh}。`,
      en: `Benchmark ${index}: ${members} members as of the list or change of ${membersAsOf}, ${by.en}.`,
    },
  ];
}

const NO_CROWDING: Note = {
  zh: "各市值档的拥挤度无法得出（需要足够长的个股成交记录），因此不给出按拥挤度加权的暴露。",
  en: "How crowded the sizes are cannot be told (it needs a long enough record of single stocks' trading), so no crowding-weighted exposure is given.",
};

function listNote(asOf: string | null): Note {
  return {
    zh: `股本、行业与 ST 标记取自 ${asOf ?? "（未载入的）"} 名单，并非当日；收盘价为前复权。`,
    en: `Share counts, industries and ST marks are those of the list of ${asOf ?? "(none loaded)"}, not of that day; closes are forward-adjusted.`,
  };
}

function synthetic(seed: number): Note {
  return {
    zh: `合成个股（种子 ${seed}）：数字对市场毫无说明。`,
    en: `Simulated stocks (seed ${seed}): the figures say nothing about the market.`,
  };
}
