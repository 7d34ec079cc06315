import type { ChainCutAnswer, ChainSpread } from "../contract.ts";
import type { FigureTable } from "./figure-table.ts";
import { percent, signedPercent } from "./format.ts";
import { CUT_WORDS, PLAYER_WORDS } from "./words/chain-cuts.ts";
import { type Lang, say } from "./words/lang.ts";

/** One link cut a row: what is left of the fall and the discount, and the necessity of the link, medians with 10% to 90%. */
export function cutsTable({ base, cuts }: Pick<ChainCutAnswer, "base" | "cuts">, lang: Lang): FigureTable {
  const heads = say(
    lang,
    "断开或改变一环|微盘股跌幅|必要性|IM 基差最低|必要性（贴水）",
    "One link cut or changed|Micro fall|Necessity|Lowest IM basis|Necessity, discount",
  ).split("|");
  const whole = [
    say(lang, "一环不断", "nothing cut"),
    band(base.microFall),
    "",
    band(base.lowestBasis, signedPercent),
    "",
  ];
  return {
    columns: heads.map((head, i) => (i === 2 ? { head, bold: true } : { head })),
    rows: [
      whole,
      ...cuts.map(({ cut, microFall, lowestBasis, fallNecessity, discountNecessity }) => [
        CUT_WORDS[cut][lang],
        band(microFall),
        band(fallNecessity),
        band(lowestBasis, signedPercent),
        band(discountNecessity),
      ]),
    ],
  };
}

/** Shapley shares, which add up to all of the fall and of the discount. */
export function shapleyTable({ shapley }: Pick<ChainCutAnswer, "shapley">, lang: Lang): FigureTable {
  const heads = say(lang, "参与者|跌幅份额|贴水份额", "Player|Share of the fall|Share of the discount").split("|");
  return {
    columns: heads.map((head, i) => (i === 1 ? { head, bold: true } : { head })),
    rows: shapley.map(({ player, fall, discount }) => [PLAYER_WORDS[player][lang], band(fall), band(discount)]),
  };
}

/** Median, and the middle four fifths of the sets. */
function band({ p10, median, p90 }: ChainSpread, print: (value: number | null, digits: number) => string = percent) {
  return p10 === null ? print(median, 0) : `${print(median, 0)} (${print(p10, 0)}…${print(p90, 0)})`;
}
