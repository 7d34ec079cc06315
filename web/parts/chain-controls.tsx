import type { ChainRunAnswer } from "../../src/contract.ts";
import {
  CHAIN_SLIDER_NAMES,
  CHAIN_SLIDERS,
  CHAIN_SWITCHES,
  type ChainChoice,
  type ChainSlider,
  sliderPlace,
  slidTo,
  switched,
  WHOLE_CHOICE,
} from "../../src/view/chain-choice.ts";
import { SLIDER_NAMES, SWITCH_NAMES, sliderWords } from "../../src/view/words/chain-controls.ts";
import { useLook, useSay } from "../state/look-context.ts";
import { Choice } from "./choice.tsx";
import { Section } from "./section.tsx";

interface ChainControlsProps {
  readonly choice: ChainChoice;
  readonly onChoice: (choice: ChainChoice) => void;
  /** The run shown: its numbers stand beside sliders that were not moved. */
  readonly answer: ChainRunAnswer | null;
}

/** Preset, links that can be cut, and numbers that can be slid. */
export function ChainControls({ choice, onChoice, answer }: ChainControlsProps) {
  const { lang } = useLook();
  const say = useSay();
  const isChanged = choice.cut.length > 0 || Object.keys(choice.moved).length > 0;
  return (
    <Section
      title={say("环节", "Links")}
      note={say("断开或改变一环，看剩下什么", "cut or change one, and see what remains")}
    >
      <div class="chain-row">
        <Choice
          label={say("参数", "Numbers")}
          chosen={choice.preset}
          options={[
            ["usual", say("常用参数", "usual numbers")],
            ["fitted", say("拟合参数", "fitted")],
          ]}
          onChoose={(preset) => onChoice({ ...choice, preset })}
        />
        <fieldset class="choice chain-links" aria-label={say("保留的环节", "Links kept")}>
          {CHAIN_SWITCHES.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={!choice.cut.includes(name)}
              onClick={() => onChoice(switched(choice, name))}
            >
              {SWITCH_NAMES[name][lang]}
            </button>
          ))}
        </fieldset>
        {isChanged && (
          <button
            type="button"
            class="chain-reset"
            onClick={() => onChoice({ ...WHOLE_CHOICE, preset: choice.preset })}
          >
            {say("全部复原", "mend all")}
          </button>
        )}
      </div>
      <div class="chain-sliders">
        {CHAIN_SLIDER_NAMES.map((name) => (
          <Slider key={name} name={name} choice={choice} onChoice={onChoice} answer={answer} />
        ))}
      </div>
    </Section>
  );
}

function Slider({ name, choice, onChoice, answer }: ChainControlsProps & { readonly name: ChainSlider }) {
  const { lang } = useLook();
  const place = sliderPlace(choice, name);
  const value = CHAIN_SLIDERS[name][place] ?? null;
  const usual = answer?.parameters.find((one) => one.name === name)?.value ?? null;
  const words = sliderWords(name, value, usual, lang);
  return (
    <label class="slider">
      <span>{SLIDER_NAMES[name][lang]}</span>
      <input
        type="range"
        min={0}
        max={CHAIN_SLIDERS[name].length - 1}
        step={1}
        value={place}
        aria-valuetext={words}
        onInput={(event) => onChoice(slidTo(choice, name, Number(event.currentTarget.value)))}
      />
      <output>{words}</output>
    </label>
  );
}
