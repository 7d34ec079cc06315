import { InputError } from "../../errors.ts";

/** An object of unknown origin, and where it stands, for errors that name the field. */
export interface Fields {
  readonly path: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What a number must be: a test and the words for it. */
export interface Rule {
  readonly holds: (value: number) => boolean;
  readonly words: string;
}

export const FINITE: Rule = { holds: Number.isFinite, words: "a finite number" };
export const POSITIVE: Rule = { holds: (value) => value > 0 && value < Infinity, words: "a number above 0" };
export const NOT_NEGATIVE: Rule = { holds: (value) => value >= 0 && value < Infinity, words: "a number of 0 or more" };

/** A whole number in [low, high]. */
export function wholeFrom(low: number, high = Infinity): Rule {
  const words = high === Infinity ? `a whole number of ${low} or more` : `a whole number from ${low} to ${high}`;
  return { holds: (value) => Number.isInteger(value) && value >= low && value <= high, words };
}

/** The value as an object with no fields but those allowed. Throws InputError naming `path` otherwise. */
export function readObject(value: unknown, path: string, allowed: readonly string[]): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new InputError(`${path} is ${shown(value)}; expected an object with ${allowed.join(", ")}`);
  }
  const unknown = Object.keys(value).find((key) => !allowed.includes(key));
  if (unknown !== undefined) throw new InputError(`${path}.${unknown} is no field; expected ${allowed.join(", ")}`);
  return { path, values: value as Record<string, unknown> };
}

/** The value as a list. Throws InputError naming `path` otherwise. */
export function readList(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new InputError(`${path} is ${shown(value)}; expected a list`);
}

/** A number that keeps the rule; `otherwise`, where given, stands for an absent field. */
export function readNumber(fields: Fields, key: string, rule: Rule, otherwise?: number): number {
  const value = fields.values[key];
  if (value === undefined && otherwise !== undefined) return otherwise;
  return requireNumber(value, `${fields.path}.${key}`, rule);
}

/** The value itself if it is a number that keeps the rule. Throws InputError naming `path` otherwise. */
export function requireNumber(value: unknown, path: string, rule: Rule): number {
  if (typeof value === "number" && rule.holds(value)) return value;
  throw new InputError(`${path} is ${shown(value)}; expected ${rule.words}`);
}

/** One of a few words. */
export function readWord<Word extends string>(fields: Fields, key: string, words: readonly Word[]): Word {
  const value = fields.values[key];
  const found = words.find((word) => word === value);
  if (found !== undefined) return found;
  throw new InputError(`${fields.path}.${key} is ${shown(value)}; expected ${words.join(" or ")}`);
}

/** Throws InputError unless the numbers rise strictly; `name` tells which entry is wrong. */
export function requireRising(values: readonly number[], name: (index: number) => string): void {
  for (let i = 1; i < values.length; i++) {
    if (!(values[i] > values[i - 1])) {
      throw new InputError(`${name(i)} is ${values[i]}; expected a day after ${values[i - 1]}, since days must rise`);
    }
  }
}

function shown(value: unknown): string {
  if (value === undefined) return "absent";
  return typeof value === "number" ? String(value) : JSON.stringify(value);
}
