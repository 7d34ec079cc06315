import { PRODUCTS } from "../../domain/market/products.ts";
import type { TapeGroup } from "../../domain/simulate/index.ts";
import { InputError } from "../../errors.ts";
import { INDEX_CODES } from "./simulated-stocks.ts";

/** A part of a mix by name; weights of a mix sum to 1. */
export interface MixPart {
  readonly name: string;
  readonly weight: number;
}

/** Basket of the smallest stocks themselves, in place of indices. */
export const SMALLEST = "smallest";
const BASKET_NAMES = Object.keys(INDEX_CODES) as TapeGroup[];
/** What four shares without names stand for: the ladder below the largest 300. */
const LADDER: readonly TapeGroup[] = ["500", "1000", "2000", "micro"];

/**
 * Reads a basket: `smallest`, one index such as `micro`, indices with shares such as `1000:30,micro:70`, or four shares
 * of 500/1000/2000/micro such as `5/20/45/30`. Throws InputError naming what does not read.
 */
export function readBasket(text: string): MixPart[] {
  if (text === SMALLEST) return [{ name: SMALLEST, weight: 1 }];
  const shares = text.split("/");
  const named = shares.length === LADDER.length ? shares.map((share, k) => `${LADDER[k]}:${share}`).join(",") : text;
  return readMix("basket", named, (name) => (BASKET_NAMES as readonly string[]).includes(name), EXPECTED_BASKET);
}

const EXPECTED_BASKET = `${SMALLEST}, ${BASKET_NAMES.join(", ")}, shares such as 1000:30,micro:70, or 5/20/45/30 of 500/1000/2000/micro`;

/**
 * Reads what is short: a product, which rolls, such as `IM`, one contract such as `IM2403`, or several with shares such as
 * `IC2403:45,IM2403:55`. Throws InputError naming what does not read.
 */
export function readShort(text: string): MixPart[] {
  const isShort = (name: string) => PRODUCTS.some((product) => product.name === productOf(name)) && SYMBOL.test(name);
  return readMix("short", text, isShort, "IM, IM2403, or shares such as IC2403:45,IM2403:55");
}

const SYMBOL = /^[A-Z]{2}(\d{4})?$/;

export function productOf(name: string): string {
  return name.slice(0, 2);
}

function readMix(option: string, text: string, isName: (name: string) => boolean, expected: string): MixPart[] {
  const parts = text.split(",").map((part) => {
    const [name, share = "1"] = part.trim().split(":");
    return { name, weight: share.trim() === "" ? Number.NaN : Number(share) };
  });
  const isRead = parts.every(({ name, weight }) => isName(name) && weight >= 0 && Number.isFinite(weight));
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  const isOnce = new Set(parts.map(({ name }) => name)).size === parts.length;
  if (!isRead || !isOnce || !(total > 0)) throw new InputError(`${option} is "${text}"; expected ${expected}`);
  return parts.filter(({ weight }) => weight > 0).map(({ name, weight }) => ({ name, weight: weight / total }));
}
