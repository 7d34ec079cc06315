import type { Note } from "../../contract.ts";
import { type Day, formatDay } from "../../domain/calendar/index.ts";
import type { Loosened, NeutralMarket } from "../../domain/neutral/index.ts";
import { asOfNotes } from "./as-of-notes.ts";
import type { IndexMembers } from "./index-members.ts";

/** What the answer of a backtest rests on. */
interface NotedBook {
  readonly market: NeutralMarket;
  readonly start: number;
  /** Null where the stocks are simulated. */
  readonly listedAsOf: Day | null;
  /** Null where the basket is chosen by size. */
  readonly members: IndexMembers | null;
  /** Settlement prices loaded. */
  readonly settled: number;
  /** Rows of margins and fees loaded. */
  readonly terms: number;
  readonly hasStyles: boolean;
  readonly loosened: readonly Loosened[];
}

/** What has to be said of a backtest's data and method. */
export function backtestNotes({
  market,
  start,
  listedAsOf,
  members,
  settled,
  terms,
  hasStyles,
  loosened,
}: NotedBook): Note[] {
  const { panel, contracts } = market;
  const unhedged = contracts.slice(start).filter((day) => day.size === 0).length;
  const standIns = panel.amountStandsIn.reduce((sum, value) => sum + value, 0);
  const notes: Note[] = [
    listedAsOf === null ? SYNTHETIC : listNote(formatDay(listedAsOf)),
    ...asOfNotes(panel),
    settled === 0
      ? {
          zh: "期货按收盘价逐日盯市：没有载入结算价。",
          en: "Futures are marked at closes: no settlement prices are loaded.",
        }
      : {
          zh: "期货按载入的结算价逐日盯市，缺失时用收盘价；成交按收盘价。",
          en: "Futures are marked at the settlement prices loaded, at closes where there is none; orders fill at closes.",
        },
    terms === 0
      ? {
          zh: "没有载入期货保证金与手续费：设置未写明处取 12% 与万分之 0.23。",
          en: "No margins and fees of futures are loaded: 12% and 0.0023% where the settings name none.",
        }
      : {
          zh: "保证金与手续费取当日有效的载入值，设置写明者优先。",
          en: "Margins and fees are those in force on the day as loaded; what the settings name goes before.",
        },
    hasStyles
      ? {
          zh: "风格与选股相对期货对应的市值组（按市值排名、市值加权）计算，不是指数公司的成分。",
          en: "Styles and selection are told against the size group that the future stands for (by rank, weighted by market value), not the index company's members.",
        }
      : {
          zh: "未计算风格，风格收益计入选股。",
          en: "Styles are not told apart: what they earned counts as selection.",
        },
  ];
  if (members !== null && members.knownFrom !== null) {
    const from = formatDay(members.knownFrom);
    notes.push({
      zh: `成分股按载入的调入、调出记录（自 ${from} 起）；此前没有成分。`,
      en: `Members are those of the loaded joinings and leavings, known from ${from}; before it there are none.`,
    });
  }
  if (standIns > 0) {
    notes.push({
      zh: `${standIns} 只股票没有成交额，以收盘价乘成交量代替。`,
      en: `Of ${standIns} stocks no yuan traded are loaded; close x volume stands in.`,
    });
  }
  if (unhedged > 0) {
    notes.push({
      zh: `${unhedged} 日没有期货收盘价，空头保持不动。`,
      en: `On ${unhedged} days no futures closes are loaded; the short stays as it was.`,
    });
  }
  if (loosened.length > 0) notes.push(loosenedNote(loosened));
  return notes;
}

const SYNTHETIC: Note = {
  zh: "个股为合成数据（以记录的指数收盘价为条件），没有成交量与行业，不说明任何真实股票。",
  en: "The stocks are simulated (conditioned on recorded index closes), without volumes or industries; they say nothing of any real stock.",
};

function listNote(asOf: string): Note {
  return {
    zh: `股票价格为前复权；股本、行业与 ST 标记取自 ${asOf} 的名单，名单之前退市的股票不在其中。`,
    en: `Prices are forward-adjusted; shares, industries and ST marks are those of the list of ${asOf}, and stocks delisted before it are missing.`,
  };
}

/** Which bounds had to give, how often, and by how much at most. */
function loosenedNote(loosened: readonly Loosened[]): Note {
  const days = new Set(loosened.map(({ t }) => t)).size;
  const worst = new Map<string, number>();
  for (const { bound, by } of loosened) worst.set(bound, Math.max(worst.get(bound) ?? 0, by));
  const told = [...worst].map(([bound, by]) => `${bound} ${by.toPrecision(2)}`).join(", ");
  return {
    zh: `${days} 次调仓的约束无法同时满足，按最小幅度放宽（最多）：${told}。`,
    en: `At ${days} rebalancings not every bound could be kept; they were loosened by the least that lets them, at most: ${told}.`,
  };
}
