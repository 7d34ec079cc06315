export const LANGS = ["zh", "en"] as const;
export type Lang = (typeof LANGS)[number];

/** One text in both languages. */
export type Words = Readonly<Record<Lang, string>>;

/** A run of text; strong runs are the figures of a sentence, set bold. */
export interface Segment {
  readonly text: string;
  readonly strong: boolean;
}

/** Splits `*...*` into strong segments: `"IM *−46.6%*"` is a plain and a strong run. */
export function marked(text: string): Segment[] {
  return text
    .split("*")
    .map((part, i) => ({ text: part, strong: i % 2 === 1 }))
    .filter((segment) => segment.text !== "");
}

/** The words of segments without their marks. */
export function plainText(segments: readonly Segment[]): string {
  return segments.map((segment) => segment.text).join("");
}

/** The text of the language asked for. */
export function say(lang: Lang, zh: string, en: string): string {
  return lang === "zh" ? zh : en;
}
