import type { BasisDay, BasisProduct, HedgeCost, StageName } from "../../contract.ts";
import { percent, plain } from "../format.ts";
import { type Lang, marked, type Segment, say, type Words } from "./lang.ts";

/** The basis page in one sentence (at most 28 Chinese characters, 14 English words), from one product's last days. */
export function basisSentence({ product, days }: BasisProduct, lang: Lang): string {
  const today = days.at(-1);
  if (!today || today.oiWeighted === null) {
    return {
      zh: `${product} 当日没有可年化的基差。`,
      en: `${product} has no basis that could be annualised on the day.`,
    }[lang];
  }
  const before = days.at(-3)?.oiWeighted ?? null;
  const [start, end] = [moveWords(product, before, today.oiWeighted), curveWords(today)];
  return { zh: `${start.zh}${end.zh}。`, en: `${start.en}${end.en}.` }[lang];
}

function moveWords(product: string, before: number | null, now: number): Words {
  const size = percent(Math.abs(now));
  const side = now < 0 ? { zh: "贴水", en: "discount" } : { zh: "升水", en: "premium" };
  if (before !== null && before < -0.1 && now > before * 0.25) {
    return { zh: `${product} 贴水两日抹平`, en: `${product} discount erased in two days` };
  }
  if (before !== null && now < 0 && now - before < -0.05) {
    return { zh: `${product} 贴水两日加深至 ${size}`, en: `${product} discount deepened to ${size} in two days` };
  }
  return { zh: `${product} ${side.zh} ${size}`, en: `${product} ${side.en} ${size}` };
}

/** How the near and the far end of the curve stand to each other. */
function curveWords({ contracts }: BasisDay): Words {
  const known = contracts.flatMap(({ annualised }) => (annualised === null ? [] : [annualised]));
  if (known.length < 2) return { zh: "", en: "" };
  const [near, far] = [known[0], known[known.length - 1]];
  if (near > 0 && far < 0)
    return {
      zh: `：近月升水，远月仍贴水 ${percent(-far)}`,
      en: `: near month at a premium, far still ${percent(-far)} below`,
    };
  if (near < 0 && far > 0)
    return { zh: `：近月贴水，远月升水 ${percent(far)}`, en: `: near month at a discount, far ${percent(far)} above` };
  const steep =
    near < far ? { zh: "近月更深", en: "deeper in the near month" } : { zh: "远月更深", en: "deeper in the far month" };
  if (far < 0) return { zh: `，${steep.zh}`, en: `, ${steep.en}` };
  return near > far
    ? { zh: "，近月更高", en: ", higher in the near month" }
    : { zh: "，远月更高", en: ", higher in the far month" };
}

/** What a short paid over the past year by any rule, and what one opened today would pay. */
export function basisLine({ product, days, hedgeCost }: BasisProduct, stage: StageName | null, lang: Lang): Segment[] {
  const paid = paidRange(hedgeCost, lang);
  const next = days.at(-1)?.contracts[1];
  const carry = next?.carryToExpiry ?? null;
  const today = next && carry !== null ? carryWords(next.symbol, carry, lang) : null;
  const clauses = [
    paid ? { zh: `做空 ${product} ${paid}`, en: `A short in ${product} ${paid}` }[lang] : null,
    today,
  ].filter((clause) => clause !== null);
  if (clauses.length === 0) return [];
  const text = clauses.join({ zh: "；", en: "; " }[lang]) + { zh: "。", en: "." }[lang];
  const warning =
    stage === "unwinding"
      ? say(
          lang,
          "便宜来自空头离场，不来自风险消退。",
          " It is cheap because shorts are leaving, not because risk has gone.",
        )
      : "";
  return marked(text[0].toUpperCase() + text.slice(1) + warning);
}

function carryWords(symbol: string, carry: number, lang: Lang): string {
  const size = `*${percent(Math.abs(carry))}*`;
  return carry >= 0
    ? say(
        lang,
        `今日新开次月（${symbol}）持有到期，年化付出 ${size}`,
        `a short opened today in ${symbol} pays ${size} a year to expiry`,
      )
    : say(
        lang,
        `今日新开次月（${symbol}）持有到期，年化收入 ${size}`,
        `a short opened today in ${symbol} earns ${size} a year to expiry`,
      );
}

const WINDOWS = [
  ["oneYear", { zh: "一年", en: "over a year" }],
  ["threeMonths", { zh: "三个月", en: "over three months" }],
  ["oneMonth", { zh: "一个月", en: "over a month" }],
] as const;

/** The longest window that is known for some rule, as the range over the rules. */
function paidRange(costs: readonly HedgeCost[], lang: Lang): string | null {
  for (const [window, words] of WINDOWS) {
    const known = costs.filter(({ rule }) => rule !== "cheapest").flatMap((cost) => cost[window] ?? []);
    if (known.length === 0) continue;
    const [low, high] = [Math.min(...known), Math.max(...known)].map((value) => plain(value * 100, 1));
    const range = low === high ? `*${low}%*` : `*${low}%–${high}%*`;
    return { zh: `${words.zh}实际付出 ${range}`, en: `paid ${range} ${words.en}` }[lang];
  }
  return null;
}

/** Names of the roll rules. */
export const ROLL_RULE_NAMES: Readonly<Record<HedgeCost["rule"], Words>> = {
  near: { zh: "当月，到期前 7 日换", en: "near month, rolled 7 days before" },
  next: { zh: "次月滚动", en: "next month, rolled" },
  quarter: { zh: "当季持有", en: "quarter month, held" },
  cheapest: { zh: "换月时取最便宜", en: "cheapest at each roll" },
};

/** A year whose median another year would have called extreme: why a fixed threshold misjudges; null if there is none. */
export function movedNorm({ product, years }: BasisProduct, lang: Lang): string | null {
  for (const a of years) {
    const b = years.find((candidate) => a.year !== candidate.year && a.median < candidate.p5);
    if (b) {
      return {
        zh: `固定阈值会误判：${product} ${a.year} 年的中位数，低于 ${b.year} 年的 5% 分位。`,
        en: `A fixed threshold misjudges: the ${product} median of ${a.year} lies below the 5% quantile of ${b.year}.`,
      }[lang];
    }
  }
  return null;
}
