import type { ChainCutAnswer } from "../../../contract.ts";
import { percent } from "../../../view/format.ts";
import { CUT_WORDS, PLAYER_WORDS } from "../../../view/words/chain-cuts.ts";
import type { Page } from "../terminal.ts";
import { rangeText, spreadText } from "./chain-spread.ts";
import { notesBlock, paragraph, say, section, sheet } from "./sheet.ts";
import { left, right, table } from "./table.ts";

/** The run as it is, every cut, and who has which share. */
export function printChainCut(answer: ChainCutAnswer, page: Page): string {
  return sheet(base(answer, page), cuts(answer, page), shares(answer, page), notesBlock(answer.notes, page));
}

function base({ from, to, sets, base, alone, record }: ChainCutAnswer, page: Page): string[] {
  const title = { zh: `连锁剪环，${from} 收盘起，至 ${to}`, en: `The chain cut, from the close of ${from} to ${to}` };
  const { count } = sets;
  const text = {
    zh: `${count} 组参数，中位数（10%…90%）。微盘最深跌幅 ${spreadText(base.microFall)}，实录 ${percent(record.microFall)}；IM 最低年化基差 ${spreadText(base.lowestBasis)}，实录 ${percent(record.lowestBasis)}。没有各方时：跌幅 ${spreadText(alone.microFall)}，基差 ${spreadText(alone.lowestBasis)}。`,
    en: `${count} sets of parameters, median (10%…90%). Micro caps' deepest fall ${spreadText(base.microFall)}, recorded ${percent(record.microFall)}; lowest IM basis a year ${spreadText(base.lowestBasis)}, recorded ${percent(record.lowestBasis)}. Without the players: fall ${spreadText(alone.microFall)}, basis ${spreadText(alone.lowestBasis)}.`,
  };
  return section(say(title, page), paragraph(say(text, page), page), page);
}

function cuts({ cuts }: ChainCutAnswer, page: Page): string[] {
  const columns = [
    left({ zh: "剪去", en: "Cut" }, page),
    right({ zh: "微盘跌幅", en: "Micro fall" }, page),
    right({ zh: "必要度", en: "Necessity" }, page),
    right({ zh: "IM 最低基差", en: "Lowest IM" }, page),
    right({ zh: "必要度", en: "Necessity" }, page),
  ];
  const rows = cuts.map((row) => [
    say(CUT_WORDS[row.cut], page),
    spreadText(row.microFall),
    spreadText(row.fallNecessity),
    spreadText(row.lowestBasis),
    spreadText(row.discountNecessity),
  ]);
  const title = { zh: "只剪一环（必要度相加远超 100%）", en: "One link cut (necessities add to far more than 100%)" };
  return section(say(title, page), table(columns, rows, page), page);
}

function shares({ shapley }: ChainCutAnswer, page: Page): string[] {
  const columns = [
    left({ zh: "各方", en: "Player" }, page),
    right({ zh: "跌幅份额", en: "Share of fall" }, page),
    right({ zh: "最小…最大", en: "least…most" }, page),
    right({ zh: "贴水份额", en: "Share of discount" }, page),
    right({ zh: "最小…最大", en: "least…most" }, page),
  ];
  const rows = shapley.map(({ player, fall, discount }) => [
    say(PLAYER_WORDS[player], page),
    spreadText(fall),
    rangeText(fall),
    spreadText(discount),
    rangeText(discount),
  ]);
  const title = { zh: "沙普利份额（每组参数内合计 100%）", en: "Shapley shares (in every set they add to 100%)" };
  return section(say(title, page), table(columns, rows, page), page);
}
