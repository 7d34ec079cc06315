import type { State } from "../domain/snowball/index.ts";
import { plain } from "./format.ts";
import type { NoteTerms } from "./snowball-note.ts";
import { type Lang, say, type Words } from "./words/lang.ts";

/** Fields of the form in their order; what a reader types is in the unit that stands beside it. */
export const NOTE_FIELDS = [
  "spot",
  "initialPrice",
  "knockIn",
  "knockOut",
  "coupon",
  "tenorMonths",
  "lockMonths",
  "elapsedMonths",
  "volatility",
  "rate",
  "carry",
] as const;
export type NoteField = (typeof NOTE_FIELDS)[number];

type Unit = "points" | "percent" | "months";

interface FieldRule {
  readonly name: Words;
  readonly unit: Unit;
  readonly least: number;
  readonly most: number;
}

/** Names, units and limits of the fields; limits in the unit typed. */
export const NOTE_RULES: Readonly<Record<NoteField, FieldRule>> = {
  spot: { name: { zh: "现价", en: "Spot" }, unit: "points", least: 1, most: 1e6 },
  initialPrice: { name: { zh: "期初价", en: "Initial price" }, unit: "points", least: 1, most: 1e6 },
  knockIn: { name: { zh: "敲入线", en: "Knock-in" }, unit: "percent", least: 1, most: 100 },
  knockOut: { name: { zh: "敲出线", en: "Knock-out" }, unit: "percent", least: 1, most: 300 },
  coupon: { name: { zh: "年化票息", en: "Annual coupon" }, unit: "percent", least: -100, most: 200 },
  tenorMonths: { name: { zh: "期限", en: "Tenor" }, unit: "months", least: 1, most: 60 },
  lockMonths: { name: { zh: "首个敲出观察月", en: "First knock-out month" }, unit: "months", least: 1, most: 60 },
  elapsedMonths: { name: { zh: "已过", en: "Elapsed" }, unit: "months", least: 0, most: 59 },
  volatility: { name: { zh: "波动率", en: "Volatility" }, unit: "percent", least: 1, most: 200 },
  rate: { name: { zh: "无风险利率", en: "Rate" }, unit: "percent", least: -20, most: 50 },
  carry: { name: { zh: "贴水与股息", en: "Carry" }, unit: "percent", least: -50, most: 80 },
};

export const UNIT_NAMES: Readonly<Record<Unit, Words>> = {
  points: { zh: "点", en: "points" },
  percent: { zh: "%", en: "%" },
  months: { zh: "个月", en: "months" },
};

export type NoteTexts = Readonly<Record<NoteField, string>>;

/** What the form says: the note, or what is wrong with which field. */
export interface ReadNote {
  readonly terms: NoteTerms | null;
  readonly problems: Readonly<Partial<Record<NoteField, string>>>;
}

/** Reads the form as typed. A comma groups digits; a full-width sign is as good as a plain one. */
export function readNote(texts: NoteTexts, state: State, lang: Lang): ReadNote {
  const problems: Partial<Record<NoteField, string>> = {};
  const typed = {} as Record<NoteField, number>;
  for (const field of NOTE_FIELDS) {
    typed[field] = numberIn(texts[field]);
    const problem = fieldProblem(field, typed[field], lang);
    if (problem) problems[field] = problem;
  }
  for (const [field, problem] of pairProblems(typed, lang)) problems[field] ??= problem;
  if (Object.keys(problems).length > 0) return { terms: null, problems };
  const value = (field: NoteField) => (NOTE_RULES[field].unit === "percent" ? typed[field] / 100 : typed[field]);
  const terms = Object.fromEntries(NOTE_FIELDS.map((field) => [field, value(field)])) as Record<NoteField, number>;
  return { terms: { ...terms, state }, problems };
}

function numberIn(text: string): number {
  const plainText = text.normalize("NFKC").replaceAll(",", "").replace("\u2212", "-").trim();
  return plainText === "" ? Number.NaN : Number(plainText);
}

function fieldProblem(field: NoteField, value: number, lang: Lang): string | null {
  const { unit, least, most } = NOTE_RULES[field];
  if (Number.isNaN(value)) return say(lang, "请填一个数。", "Enter a number.");
  if (value < least || value > most) {
    const limits = [plain(least, 0), plain(most, 0)];
    const name = UNIT_NAMES[unit][lang];
    return say(
      lang,
      `应在 ${limits[0]} 至 ${limits[1]} ${name}之间。`,
      `Expected ${limits[0]} to ${limits[1]} ${name}.`,
    );
  }
  if (unit === "months" && !Number.isInteger(value)) return say(lang, "请填整月数。", "Expected whole months.");
  return null;
}

/** What is wrong with two fields together, said under the second. */
function pairProblems(typed: Record<NoteField, number>, lang: Lang): [NoteField, string][] {
  const found: [NoteField, string][] = [];
  if (typed.knockOut <= typed.knockIn) {
    found.push(["knockOut", say(lang, "敲出线应高于敲入线。", "Expected above the knock-in.")]);
  }
  if (typed.lockMonths > typed.tenorMonths) {
    found.push(["lockMonths", say(lang, "应不晚于期限。", "Expected no later than the tenor.")]);
  }
  if (typed.elapsedMonths >= typed.tenorMonths) {
    found.push([
      "elapsedMonths",
      say(lang, "合约已到期，应小于期限。", "The note is over: expected less than the tenor."),
    ]);
  }
  return found;
}

/** A new classic note on an index at its spot, in its market, as the form shows it first. */
export function usualNote(market: {
  readonly spot: number;
  readonly volatility: number;
  readonly rate: number;
  readonly carry: number;
}): NoteTexts {
  const spot = market.spot.toFixed(1);
  const inPercent = (ratio: number) => String(Number((ratio * 100).toFixed(2)));
  return {
    spot,
    initialPrice: spot,
    knockIn: "75",
    knockOut: "103",
    coupon: "15",
    tenorMonths: "24",
    lockMonths: "3",
    elapsedMonths: "0",
    volatility: inPercent(market.volatility),
    rate: inPercent(market.rate),
    carry: inPercent(market.carry),
  };
}
