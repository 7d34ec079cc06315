import { level, percent, signedPercent } from "../format.ts";
import { flowAt, type SnowballIndexBook } from "../snowball-book.ts";
import { type Lang, marked, type Segment, say } from "./lang.ts";
import { roundLots, roundMoney, snowballIndexName } from "./snowball-names.ts";

/** The fall that the sentence asks about. */
export const ASKED_FALL = -0.05;

/** The snowball page in one sentence (at most 28 Chinese characters, 14 English words). */
export function snowballSentence(book: SnowballIndexBook | null, lang: Lang): string {
  if (!book || book.contracts === 0) return say(lang, "没有存续的雪球。", "No snowballs are living.");
  if (book.aliveCny === 0) {
    return say(
      lang,
      "存续雪球均已敲入，下方不再有敲入线。",
      "Every living snowball has knocked in; no knock-in is left below.",
    );
  }
  const flow = flowAt(book.flow, ASKED_FALL);
  if (!flow) return distanceSentence(book, lang);
  const lots = roundLots(flow.cappedLots, lang);
  const sells = flow.cappedLots < 0;
  if (flow.knockedInCny === 0) {
    return say(
      lang,
      `再跌 5% 不触及敲入，交易商净${sells ? "卖出" : "买入"} ${lots}。`,
      `A further 5% fall reaches no knock-in; dealers ${sells ? "sell" : "buy"} ${lots}.`,
    );
  }
  const money = roundMoney(flow.knockedInCny, lang);
  return say(
    lang,
    `再跌 5%，约 ${money}敲入，交易商${sells ? "净卖出" : "仍净买入"} ${lots}。`,
    `A further 5% fall knocks in ${money}; dealers ${sells ? "sell" : "still buy"} ${lots}.`,
  );
}

function distanceSentence({ nearest }: SnowballIndexBook, lang: Lang): string {
  if (!nearest) return say(lang, "指数下方没有敲入密集区。", "No cluster of knock-ins lies below the index.");
  const far = percent(nearest.distance);
  return say(lang, `距最近的敲入密集区 ${far}。`, `The nearest cluster of knock-ins lies ${far} below.`);
}

/** Index, nearest cluster, what lies below and what has knocked in, and the chances of knocking in. */
export function snowballLine(book: SnowballIndexBook | null, lang: Lang): Segment[] {
  if (!book) return [];
  const name = snowballIndexName(book.index, lang);
  const parts = [`${name} *${level(book.spot)}*`, ...clusterClause(book, lang), stateClause(book, lang)];
  const first = say(lang, `${parts.join("，")}。`, `${parts.join(", ")}. `);
  return marked(first + uncapped(book, lang) + chances(book, lang));
}

function clusterClause({ nearest }: SnowballIndexBook, lang: Lang): string[] {
  if (!nearest) return [];
  const below = `*${signedPercent(-nearest.distance)}*`;
  const size = `*${roundMoney(nearest.aliveCny, lang)}*`;
  return [
    say(
      lang,
      `最近密集区 *${level(nearest.level)}*（${below}，${size}）`,
      `nearest cluster *${level(nearest.level)}* (${below}, ${size})`,
    ),
  ];
}

function stateClause({ aliveCny, knockedInCny }: SnowballIndexBook, lang: Lang): string {
  const [alive, knockedIn] = [roundMoney(aliveCny, lang), roundMoney(knockedInCny, lang)];
  return say(lang, `未敲入 *${alive}*，已敲入 *${knockedIn}*`, `*${alive}* alive, *${knockedIn}* knocked in`);
}

function uncapped({ flow }: SnowballIndexBook, lang: Lang): string {
  const point = flowAt(flow, ASKED_FALL);
  if (!point || Math.round(point.lots) === Math.round(point.cappedLots)) return "";
  const lots = `*${roundLots(point.lots, lang)}*`;
  return point.lots < 0
    ? say(lang, `Delta 不设上限则卖出 ${lots}。`, `Without the cap on delta they sell ${lots}. `)
    : say(lang, `Delta 不设上限则买入 ${lots}。`, `Without the cap on delta they buy ${lots}. `);
}

function chances({ chances }: SnowballIndexBook, lang: Lang): string {
  const known = chances.filter(({ share }) => share !== null);
  if (known.length === 0) return "";
  const days = known.map((chance) => chance.days).join(" / ");
  const shares = known.map(({ share }) => `*${percent(share, 0)}*`).join(" / ");
  return say(
    lang,
    `未敲入部分 ${days} 日内敲入的期望比例 ${shares}。`,
    `Of what is alive ${shares} is expected to knock in within ${days} days.`,
  );
}
