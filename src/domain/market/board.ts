import { InputError } from "../../errors.ts";

/** Where an A-share is listed: the main boards of Shanghai and Shenzhen, ChiNext, STAR, or the Beijing exchange. */
export type Board = "main" | "chinext" | "star" | "beijing";

const PREFIXES: readonly [RegExp, Board][] = [
  [/^(00|60)\d{4}$/, "main"],
  [/^30\d{4}$/, "chinext"],
  [/^68\d{4}$/, "star"],
  [/^(4|8|92)\d+$/, "beijing"],
];

/** Board of a six-digit A-share code (numbering rules of the three exchanges). Throws InputError for any other code. */
export function boardOf(code: string): Board {
  const found = PREFIXES.find(([prefix]) => code.length === 6 && prefix.test(code));
  if (!found)
    throw new InputError(`code is "${code}"; expected the six digits of an A-share, such as 000001 or 688001`);
  return found[1];
}

/** Whether a code is one of an A-share of the three exchanges. */
export function isAShare(code: string): boolean {
  return boardFor(code) !== undefined;
}

function boardFor(code: string): Board | undefined {
  return code.length === 6 ? PREFIXES.find(([prefix]) => prefix.test(code))?.[1] : undefined;
}
