import { DMA_REPLAYS, type DmaReplay } from "../../src/domain/dma/replays.ts";
import { PLEDGE_GROUPS, type PledgeGroupName } from "../../src/domain/pledge/groups.ts";
import { type ChainChoice, choiceText, readChoice } from "../../src/view/chain-choice.ts";
import { NEUTRAL_BOOKS, type NeutralBook } from "../../src/view/neutral-books.ts";
import type { Theme } from "../../src/view/palette.ts";
import type { Lang } from "../../src/view/words/lang.ts";
import { STUDIED_FACTORS } from "../../src/view/words/studied-factor-names.ts";

export const PAGES = [
  "overview",
  "basis",
  "microcap",
  "factors",
  "snowball",
  "crowding",
  "drift",
  "neutral",
  "leverage",
  "pledge",
  "chain",
  "data",
] as const;
export type Page = (typeof PAGES)[number];

/** The keys that turn to the pages: the upper row of a keyboard, from left to right. */
const PAGE_KEYS = "1234567890-=";

/** The key that turns to a page. */
export function pageKey(index: number): string {
  return PAGE_KEYS[index];
}

/** What a link reproduces: everything that the reader can choose. */
export interface ViewState {
  readonly page: Page;
  /** ISO date of the evening; null is the last one loaded. */
  readonly date: string | null;
  readonly lang: Lang;
  readonly theme: Theme;
  /** Colour of a rise. */
  readonly up: "red" | "green";
  /** Index future whose contracts the basis page and whose index the snowball page shows. */
  readonly product: "IM" | "IC";
  /** Factor that the factors page studies. */
  readonly factor: string;
  /** Neutral book that is told. */
  readonly book: NeutralBook;
  /** Stocks over equity of the replayed account. */
  readonly leverage: number;
  /** Episode that the account is replayed through. */
  readonly storm: Storm;
  /** What the reader makes of the unwind chain. */
  readonly chain: ChainChoice;
  /** Size of the pledged stocks, pledge rate and close-out line asked, and whether shares are by number or by value. */
  readonly pledgeGroup: PledgeGroupName;
  readonly pledgeRate: number;
  readonly pledgeCloseOut: number;
  readonly pledgeWeight: "number" | "value";
  /** Whether simulated stocks stand in where none are loaded. */
  readonly synthetic: boolean;
  /** Whether what followed the evening is shown under a veil. */
  readonly replay: boolean;
}

/** Leverages that the slider offers, and the episodes. */
export const LEVERAGES = [1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5] as const;
const USUAL_LEVERAGE = 4;
export type Storm = DmaReplay;
export const STORMS = Object.keys(DMA_REPLAYS) as Storm[];

/** Pledge rates and close-out lines that can be chosen. */
export const PLEDGE_RATES = [0.3, 0.4, 0.5, 0.6] as const;
export const PLEDGE_LINES = [1.3, 1.4, 1.5, 1.6] as const;
const USUAL_PLEDGE = { rate: 0.4, closeOut: 1.4 } as const;
const WEIGHTS = ["number", "value"] as const;

/** The choices that are remembered between visits. */
export type Preferences = Pick<ViewState, "lang" | "theme" | "up">;

const LANGS = ["zh", "en"] as const;
const THEMES = ["light", "dark"] as const;
const UPS = ["red", "green"] as const;
const PRODUCTS = ["IM", "IC"] as const;

function oneOf<T extends string>(text: string | null, allowed: readonly T[]): T | null {
  return allowed.find((value) => value === text) ?? null;
}

/** Reads the query of a link; what it does not say comes from the preferences. */
export function readQuery(query: string, preferences: Preferences): ViewState {
  const given = new URLSearchParams(query);
  const date = given.get("date");
  return {
    page: oneOf(given.get("page"), PAGES) ?? "overview",
    date: date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : null,
    lang: oneOf(given.get("lang"), LANGS) ?? preferences.lang,
    theme: oneOf(given.get("theme"), THEMES) ?? preferences.theme,
    up: oneOf(given.get("up"), UPS) ?? preferences.up,
    product: oneOf(given.get("product"), PRODUCTS) ?? "IM",
    factor: oneOf(given.get("factor"), STUDIED_FACTORS) ?? "size",
    book: oneOf(given.get("book"), NEUTRAL_BOOKS) ?? "market",
    leverage: LEVERAGES.find((leverage) => String(leverage) === given.get("leverage")) ?? USUAL_LEVERAGE,
    storm: oneOf(given.get("storm"), STORMS) ?? "2024-02",
    chain: readChoice(given.get("chain")),
    pledgeGroup: oneOf(given.get("pledgeGroup"), PLEDGE_GROUPS) ?? "all",
    pledgeRate: PLEDGE_RATES.find((rate) => String(rate) === given.get("pledgeRate")) ?? USUAL_PLEDGE.rate,
    pledgeCloseOut: PLEDGE_LINES.find((line) => String(line) === given.get("pledgeCloseOut")) ?? USUAL_PLEDGE.closeOut,
    pledgeWeight: oneOf(given.get("pledgeWeight"), WEIGHTS) ?? "number",
    synthetic: given.get("synthetic") === "1",
    replay: given.get("replay") === "1",
  };
}

/** The query of a link that reproduces the view. */
export function writeQuery(view: ViewState): string {
  const { page, date, lang, theme, up, product, factor, book, leverage, storm, chain, synthetic, replay } = view;
  const { pledgeGroup, pledgeRate, pledgeCloseOut, pledgeWeight } = view;
  const query = new URLSearchParams({ page, ...(date ? { date } : {}), lang, theme, up });
  if (product !== "IM") query.set("product", product);
  if (factor !== "size") query.set("factor", factor);
  if (book !== "market") query.set("book", book);
  if (leverage !== USUAL_LEVERAGE) query.set("leverage", String(leverage));
  if (storm !== "2024-02") query.set("storm", storm);
  const made = choiceText(chain);
  if (made !== "") query.set("chain", made);
  if (pledgeGroup !== "all") query.set("pledgeGroup", pledgeGroup);
  if (pledgeRate !== USUAL_PLEDGE.rate) query.set("pledgeRate", String(pledgeRate));
  if (pledgeCloseOut !== USUAL_PLEDGE.closeOut) query.set("pledgeCloseOut", String(pledgeCloseOut));
  if (pledgeWeight !== "number") query.set("pledgeWeight", pledgeWeight);
  if (synthetic) query.set("synthetic", "1");
  if (replay) query.set("replay", "1");
  return `?${query}`;
}

const STORED = "bianque";

/** Remembered preferences, else those of the reader's system. */
export function readPreferences(): Preferences {
  const stored = new URLSearchParams(storage()?.getItem(STORED) ?? "");
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  return {
    lang: oneOf(stored.get("lang"), LANGS) ?? (navigator.language.startsWith("zh") ? "zh" : "en"),
    theme: oneOf(stored.get("theme"), THEMES) ?? (isDark ? "dark" : "light"),
    up: oneOf(stored.get("up"), UPS) ?? "red",
  };
}

export function storePreferences({ lang, theme, up }: Preferences): void {
  storage()?.setItem(STORED, new URLSearchParams({ lang, theme, up }).toString());
}

/** Browsers may refuse storage altogether; the page then simply forgets. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
