import type { Lang, Words } from "./lang.ts";
import { RUNG_NAMES } from "./microcap-verdict.ts";

const REST: Words = { zh: "其余", en: "Between 2000 and micro" };

/** Name of a size group for people; an industry's name stands as it is. */
export function groupName(name: string, lang: Lang): string {
  const rungs: Readonly<Record<string, Words>> = { ...RUNG_NAMES, rest: REST };
  return rungs[name]?.[lang] ?? name;
}
