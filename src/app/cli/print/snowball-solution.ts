import type { SnowballSolution } from "../../../contract.ts";
import { percent } from "../../../view/format.ts";
import type { Words } from "../../../view/words/lang.ts";
import type { Page } from "../terminal.ts";
import { say, sheet } from "./sheet.ts";

const NAMES: Readonly<Record<SnowballSolution["solvedFor"], Words>> = {
  coupon: { zh: "公平年化票息", en: "Fair coupon a year" },
  volatility: { zh: "隐含波动率", en: "Implied volatility" },
  carry: { zh: "隐含贴水（年化）", en: "Implied carry a year" },
};

/** What was solved for, every solution told. */
export function printSnowballSolution({ solvedFor, solutions }: SnowballSolution, page: Page): string {
  const values = solutions.map((value) => percent(value, 4));
  return sheet([`${say(NAMES[solvedFor], page)}  ${values.join(say({ zh: " 或 ", en: " or " }, page))}`]);
}
