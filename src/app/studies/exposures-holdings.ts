import { stockCode } from "../../data/holding-code.ts";
import type { Holding } from "../../data/holdings-file.ts";
import { InputError } from "../../errors.ts";

/** A portfolio written `600000:0.5,000001:0.5`. Throws InputError naming the part that does not read. */
export function holdingsOfText(text: string): Holding[] {
  const seen = new Set<string>();
  return text.split(",").map((part) => {
    const bad = (expected: string) => new InputError(`holdings has "${part.slice(0, 40)}"; expected ${expected}`);
    const [codeText, weightText, ...more] = part.split(":").map((cell) => cell.trim());
    const code = stockCode(codeText ?? "");
    if (typeof code !== "string") throw bad(`code:weight, the code being ${code.expected}`);
    const weight = weightText ? Number(weightText) : Number.NaN;
    if (!Number.isFinite(weight) || weight < 0 || more.length > 0) {
      throw bad("code:weight, the weight being a number not below 0, such as 600000:0.025");
    }
    if (seen.has(code)) throw bad("each stock once");
    seen.add(code);
    return { code, weight };
  });
}
