import type { StageName } from "../contract.ts";

export type Theme = "light" | "dark";

/** Every colour of a theme, as hex. web/style/tokens.css carries the same table for the page around the charts. */
export interface Palette {
  /** One ground, no panels. */
  readonly page: string;
  /** Text, the micro-cap line, markers, the cursor. */
  readonly ink1: string;
  /** Secondary text. */
  readonly ink2: string;
  /** Axes and notes; on the page only, never on a band. */
  readonly ink3: string;
  /** Gridlines and row rules. */
  readonly hairline: string;
  /** Top of a section. */
  readonly rule: string;
  /** Every normal range, in charts and in tables. */
  readonly band: string;
  readonly im: string;
  readonly ic: string;
  /** CSI300 and other references: lines only; their labels take ink3. */
  readonly reference: string;
  /** Price moves only, never stages or verdicts. */
  readonly red: string;
  readonly green: string;
  /** Badges: assumption, stale, replay, synthetic. */
  readonly caution: string;
  readonly totalRow: string;
  /** Fill of a stage's step; null is hollow with an ink outline. */
  readonly stages: Readonly<Record<StageName, string | null>>;
}

const light: Palette = {
  page: "#FBFBFA",
  ink1: "#15191E",
  ink2: "#4A535C",
  ink3: "#66707A",
  hairline: "#DDE1E4",
  rule: "#15191E",
  band: "#E4EAEE",
  im: "#0F4C81",
  ic: "#17808C",
  reference: "#7B858E",
  red: "#C4232C",
  green: "#0B7A5E",
  caution: "#8A5A00",
  totalRow: "#F0F2F3",
  stages: {
    calm: "#D3DADF",
    crowded: "#E8C65A",
    strained: "#CC7420",
    cascade: "#8C1D4B",
    unwinding: "#7A57B3",
    healing: "#4C90BC",
    clear: null,
  },
};

const dark: Palette = {
  page: "#101418",
  ink1: "#E7EBEE",
  ink2: "#ABB5BD",
  ink3: "#8B969F",
  hairline: "#283037",
  rule: "#6C7881",
  band: "#202A31",
  im: "#5FA3EE",
  ic: "#5FD0B4",
  reference: "#7C8892",
  red: "#F4656D",
  green: "#35B890",
  caution: "#E0B04A",
  totalRow: "#1A2026",
  stages: {
    calm: "#46535C",
    crowded: "#E6CC6A",
    strained: "#CF7226",
    cascade: "#E0508C",
    unwinding: "#C3AAF5",
    healing: "#3E86B5",
    clear: null,
  },
};

export const PALETTES: Readonly<Record<Theme, Palette>> = { light, dark };

/** System faces only, Latin first so that digits are Latin. The weights are 400 and 700: YaHei has no others. */
export const FONT_STACK =
  '-apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Helvetica Neue", Arial, sans-serif';
