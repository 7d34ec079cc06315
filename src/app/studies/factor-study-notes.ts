import type { Note } from "../../contract.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import { asOfNotes } from "./as-of-notes.ts";
import type { StudiedFactor } from "./factor-study-answer.ts";

/** What the data behind a study cannot support. */
export function factorStudyNotes({ data, request, span }: StudiedFactor): Note[] {
  const { days } = data.closes;
  const longest = Math.max(...request.horizons);
  const notes: Note[] = [
    data.seed === null
      ? listNote(data.listedAsOf === null ? null : formatDay(data.listedAsOf))
      : syntheticNote(data.seed),
    ...asOfNotes(data.traded),
  ];
  if (longest > 1) notes.push(OVERLAP);
  const short = Math.max(0, span.last + longest - (days.length - 1));
  if (short > 0) {
    notes.push({
      zh: `最后 ${short} 个交易日尚无 ${longest} 日后的收盘价，该期限少这些天。`,
      en: `The last ${short} days have no close ${longest} rows later yet; that horizon has so many days fewer.`,
    });
  }
  return notes;
}

function syntheticNote(seed: number): Note {
  return {
    zh: `合成个股（种子 ${seed}）：只有五个指数的收益是真实记录，因子的数字对市场毫无说明。`,
    en: `Simulated stocks (seed ${seed}): only the returns of five indices are recorded; the figures of the factor say nothing about the market.`,
  };
}

function listNote(asOf: string | null): Note {
  return asOf === null
    ? {
        zh: "未载入股本与行业表：市值未知，涨跌停按非 ST 计。",
        en: "No list of stocks is loaded: sizes are unknown, and limits are those of stocks without special treatment.",
      }
    : {
        zh: `股本、行业与 ST 标记取自 ${asOf} 的名单，并非当日；此前退市的股票不在其中。收盘价为前复权。`,
        en: `Share counts, industries and ST marks are those of the list of ${asOf}, not of each day; stocks delisted before are missing. Closes are forward-adjusted.`,
      };
}

const OVERLAP: Note = {
  zh: "超过一日的收益相互重叠，逐日系数并不独立：t 值请看按 Newey-West 修正的一列。",
  en: "Returns over more than one day overlap, so daily coefficients are not independent: read the t-value corrected after Newey and West.",
};
