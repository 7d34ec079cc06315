import { PALETTES, type Palette, type Theme } from "./palette.ts";
import type { Lang } from "./words/lang.ts";

/** How a reader wants a picture drawn; every chart builder takes one. */
export interface Look {
  readonly lang: Lang;
  readonly palette: Palette;
  /** Colours of a rise and a fall: red up as Chinese screens have it, or green up. */
  readonly rise: string;
  readonly fall: string;
  /** Under 720 px: narrower margins, fewer marks. */
  readonly phone: boolean;
}

/** A look from a reader's choices. */
export function lookOf(lang: Lang, theme: Theme, redUp: boolean, phone = false): Look {
  const palette = PALETTES[theme];
  const { red, green } = palette;
  return { lang, palette, rise: redUp ? red : green, fall: redUp ? green : red, phone };
}
