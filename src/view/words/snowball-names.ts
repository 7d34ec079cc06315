import { MISSING, plain } from "../format.ts";
import { type Lang, say, type Words } from "./lang.ts";

const INDEX_NAMES: Readonly<Record<string, Words>> = {
  "000852.SH": { zh: "中证1000", en: "CSI 1000" },
  "000905.SH": { zh: "中证500", en: "CSI 500" },
};

/** Name of the index that notes are written on; its code where it has none. */
export function snowballIndexName(index: string, lang: Lang): string {
  return INDEX_NAMES[index]?.[lang] ?? index;
}

/** Yuan in the unit of the language without its name: 亿元 (293) or billions (29.3). */
export function moneyNumber(yuan: number | null, lang: Lang): string {
  if (yuan === null) return MISSING;
  return lang === "zh" ? plain(yuan / 1e8, 0) : plain(yuan / 1e9, 1);
}

/** Yuan in round figures: `293 亿元`, `CNY 29.3bn`. */
export function roundMoney(yuan: number | null, lang: Lang): string {
  if (yuan === null) return MISSING;
  const number = moneyNumber(yuan, lang);
  return say(lang, `${number} 亿元`, `CNY ${number}bn`);
}

/** Lots in round figures, without a sign: `1.9 万手`, `6400 手`, `19.4k lots`, `820 lots`. */
export function roundLots(lots: number, lang: Lang): string {
  const size = Math.abs(lots);
  const hundreds = Math.round(size / 100) * 100;
  const shown = size < 1000 ? size : hundreds;
  if (lang === "zh") return hundreds < 10_000 ? `${plain(shown, 0)} 手` : `${plain(size / 10_000, 1)} 万手`;
  return size < 1000 ? `${plain(size, 0)} lots` : `${plain(size / 1000, 1)}k lots`;
}

/** What the table of clusters calls a cliff. */
export const CLIFF_NOTE: Words = {
  zh: "跳变：指数收盘从敲入价上方到下方，交易商的期货（IM、IC）买卖之差，负为卖出；占比为占该指数未敲入名义本金；加粗为 Delta 有上限。",
  en: "Cliff: what dealers trade between a close just above and one just below the level, in lots of IM and IC, negative is a sale; bold with delta capped. Share: of the notional alive on the index.",
};
