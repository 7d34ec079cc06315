import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ChainRunSettings, settledParameters } from "../../src/app/studies/chain-run-settings.ts";
import { readYamlSettings } from "../../src/data/yaml-settings.ts";
import { USUAL_PARAMETERS } from "../../src/domain/chain/index.ts";
import {
  CHAIN_SLIDER_NAMES,
  CHAIN_SLIDERS,
  CHAIN_SWITCHES,
  CHAIN_WINDOW,
  type ChainChoice,
  choiceText,
  readChoice,
  scenarioText,
  sliderPlace,
  slidTo,
  switched,
  WHOLE_CHOICE,
} from "../../src/view/chain-choice.ts";

const choices: fc.Arbitrary<ChainChoice> = fc
  .record({
    preset: fc.constantFrom<ChainChoice["preset"]>("usual", "fitted"),
    cut: fc.subarray([...CHAIN_SWITCHES]),
    places: fc.array(fc.nat(10), { minLength: CHAIN_SLIDER_NAMES.length, maxLength: CHAIN_SLIDER_NAMES.length }),
  })
  .map(({ preset, cut, places }) =>
    CHAIN_SLIDER_NAMES.reduce((choice, name, i) => slidTo(choice, name, places[i] % CHAIN_SLIDERS[name].length), {
      preset,
      cut,
      moved: {},
    } as ChainChoice),
  );

describe("what a reader makes of the chain", () => {
  test("stands in a link: what is written reads back the same", () => {
    fc.assert(
      fc.property(choices, (choice) => {
        expect(readChoice(choiceText(choice))).toEqual(choice);
      }),
    );
    expect(choiceText(WHOLE_CHOICE)).toBe("");
    expect(readChoice("nonsense,-whales,deltaCap=7,dmaDeleverage=one")).toEqual(WHOLE_CHOICE);
  });

  test("is a scenario that the study reads, with the links cut and the numbers slid", () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const settings = readYamlSettings(scenarioText(choice, CHAIN_WINDOW.to), "choice", ChainRunSettings);
        for (const name of CHAIN_SWITCHES) {
          if (name !== "stabilisation") expect(settings.links[name]).toBe(!choice.cut.includes(name));
        }
        expect(settings.programmes?.some(({ dailyCny }) => dailyCny === null)).toBe(
          !choice.cut.includes("stabilisation"),
        );
        const { deltaCap = USUAL_PARAMETERS.deltaCap } = choice.moved;
        if (choice.preset === "usual") expect(settledParameters(settings).deltaCap).toBe(deltaCap);
      }),
    );
  });

  test("goes back to the whole chain when a switch is pressed twice or a slider returns", () => {
    expect(switched(switched(WHOLE_CHOICE, "dma"), "dma")).toEqual(WHOLE_CHOICE);
    const slid = slidTo(WHOLE_CHOICE, "basisCap", 3);
    expect(sliderPlace(slid, "basisCap")).toBe(3);
    expect(slidTo(slid, "basisCap", 0)).toEqual(WHOLE_CHOICE);
  });
});
