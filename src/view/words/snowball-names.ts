import { plain } from "../format.ts";
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
  if (yuan === null) return plain(null);
  return lang === "zh" ? plain(yuan / 1e8, 0) : plain(yuan / 1e9, 1);
}

/** Yuan in round figures: `293 亿元`, `CNY 29.3bn`. */
export function roundMoney(yuan: number | null, lang: Lang): string {
  const number = moneyNumber(yuan, lang);
  return say(lang, `${number} 亿元`, `CNY ${number}bn`);
}

/** Lots in round figures, without a sign: `1.94 万手`, `19.4k lots`, `820 手`. */
export function roundLots(lots: number, lang: Lang): string {
  const size = Math.abs(lots);
  if (lang === "zh")
    return size < 1000 ? `${plain(size, 0)} 手` : `${plain(size / 10_000, size < 10_000 ? 2 : 1)} 万手`;
  return size < 1000 ? `${plain(size, 0)} lots` : `${plain(size / 1000, 1)}k lots`;
}
