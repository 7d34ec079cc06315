import { expect, test } from "vitest";
import { BacktestSettings } from "../../../src/app/studies/backtest-settings.ts";
import { readYamlSettings } from "../../../src/data/yaml-settings.ts";
import { bookConfig, NEUTRAL_BOOKS } from "../../../src/view/neutral-books.ts";

test.each(NEUTRAL_BOOKS)(
  "the ready book %s is a configuration that the backtest reads, of loaded and simulated stocks",
  (book) => {
    for (const seed of [null, 3]) {
      const text = bookConfig(book, { from: "2023-03-01", to: "2024-03-29", seed });
      const settings = readYamlSettings(text, "config", BacktestSettings);
      expect(settings.synthetic).toBe(seed !== null);
      expect(settings.basket.universe).toBe({ market: "all", bounded: "1000", micro: "micro" }[book]);
      expect(settings.basket.weighting).toBe("equal");
      expect(settings.hedge.product).toBe("IM");
    }
    expect(
      readYamlSettings(bookConfig(book, { from: null, to: null, seed: null }), "config", BacktestSettings).from,
    ).toBe(undefined);
  },
);
