import { FACTOR_NAMES } from "./factor-names.ts";
import type { Lang, Words } from "./lang.ts";

/** Raw figures that can be studied as factors, beside the styles. */
const RAW_NAMES: Readonly<Record<string, Words>> = {
  price: { zh: "股价", en: "Price" },
  return20: { zh: "20 日收益", en: "20-day return" },
  return250: { zh: "250 日收益", en: "250-day return" },
};

/** Every factor that can be studied alone. */
export const STUDIED_FACTORS: readonly string[] = [...Object.keys(FACTOR_NAMES), ...Object.keys(RAW_NAMES)];

/** Name of a factor or a raw figure for people; an unknown one stands as it is. */
export function factorName(name: string, lang: Lang): string {
  const names: Readonly<Record<string, Words>> = { ...FACTOR_NAMES, ...RAW_NAMES };
  return names[name]?.[lang] ?? name;
}
