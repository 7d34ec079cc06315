/** Links that a reader may switch off. */
export const CHAIN_SWITCHES = [
  "dma",
  "neutral",
  "snowballs",
  "hedgers",
  "lossSellers",
  "pledges",
  "priceLimits",
  "stabilisation",
  "maskedFall",
] as const;
export type ChainSwitch = (typeof CHAIN_SWITCHES)[number];

/** Numbers that a reader may slide, from first to last; null is as the preset has it. */
export const CHAIN_SLIDERS = {
  dmaDeleverage: [1, 1.25, 1.5, 2, 3, 4],
  knockInDays: [1, 2, 5, 10, 20],
  deltaCap: [null, 1.8, 1.5, 1.4, 1.3, 1.2, 1.1, 1],
  hedgeBuild: [null, 2.5, 2, 1.5, 1, 0.5, 0],
  lossElasticity: [null, 1, 0.8, 0.6, 0.4, 0.2, 0],
  basisCap: [null, 0.6, 0.4, 0.3, 0.2, 0.15, 0.1],
  earlyBuying: [0, 0.5e9, 1e9, 2e9, 3e9, 5e9],
} as const satisfies Record<string, readonly (number | null)[]>;
export type ChainSlider = keyof typeof CHAIN_SLIDERS;
export const CHAIN_SLIDER_NAMES = Object.keys(CHAIN_SLIDERS) as ChainSlider[];

/** What a reader makes of the chain. */
export interface ChainChoice {
  readonly preset: "usual" | "fitted";
  /** Links that are cut. */
  readonly cut: readonly ChainSwitch[];
  /** Sliders that are moved, by name. */
  readonly moved: Readonly<Partial<Record<ChainSlider, number>>>;
}

export const WHOLE_CHOICE: ChainChoice = { preset: "fitted", cut: [], moved: {} };

/** Where a slider stands: the place of its value, 0 where it was not moved. */
export function sliderPlace({ moved }: ChainChoice, name: ChainSlider): number {
  const places: readonly (number | null)[] = CHAIN_SLIDERS[name];
  return Math.max(0, places.indexOf(moved[name] ?? null));
}

/** The choice with a slider at a place. */
export function slidTo(choice: ChainChoice, name: ChainSlider, place: number): ChainChoice {
  const { [name]: _, ...others } = choice.moved;
  const value = CHAIN_SLIDERS[name][place];
  const isUsual = place === 0 || value === null || value === undefined;
  return { ...choice, moved: isUsual ? others : { ...others, [name]: value } };
}

/** The choice with a link cut or mended. */
export function switched(choice: ChainChoice, name: ChainSwitch): ChainChoice {
  const cut = CHAIN_SWITCHES.filter((one) => choice.cut.includes(one) !== (one === name));
  return { ...choice, cut };
}

/** The choice as part of a link: `usual,-dma,knockInDays=20`; empty for the whole chain. */
export function choiceText({ preset, cut, moved }: ChainChoice): string {
  const numbers = CHAIN_SLIDER_NAMES.flatMap((name) => (moved[name] === undefined ? [] : [`${name}=${moved[name]}`]));
  return [...(preset === "usual" ? [preset] : []), ...cut.map((name) => `-${name}`), ...numbers].join(",");
}

/** Reads a choice from a link; what it does not understand is left as usual. */
export function readChoice(text: string | null): ChainChoice {
  return (text ?? "").split(",").reduce(read, WHOLE_CHOICE);
}

function read(choice: ChainChoice, part: string): ChainChoice {
  if (part === "usual") return { ...choice, preset: "usual" };
  const link = CHAIN_SWITCHES.find((name) => part === `-${name}`);
  if (link) return choice.cut.includes(link) ? choice : switched(choice, link);
  const [key, value] = part.split("=");
  const slider = CHAIN_SLIDER_NAMES.find((name) => name === key);
  if (!slider) return choice;
  const places: readonly (number | null)[] = CHAIN_SLIDERS[slider];
  const place = places.indexOf(Number(value));
  return place < 1 ? choice : slidTo(choice, slider, place);
}

/** First close and last day of the replay. */
export const CHAIN_WINDOW = { from: "2023-12-29", to: "2024-02-08" } as const;

/** What the state bought in February 2024, as the scenario file has it. */
const RECORDED_BUYING = { from: "2024-02-06", to: "2024-03-29", fadesFrom: "2024-02-08" };

/** The scenario that a choice stands for, as the text that `chain run` reads; days up to `to`. */
export function scenarioText({ preset, cut, moved }: ChainChoice, to: string): string {
  const { dmaDeleverage, knockInDays, basisCap, earlyBuying, ...numbers } = moved;
  const off = Object.fromEntries(cut.filter((name) => name !== "stabilisation").map((name) => [name, false]));
  const third = 1 / 3;
  const early = {
    from: "2024-01-02",
    to: CHAIN_WINDOW.to,
    dailyCny: earlyBuying,
    split: { 1000: third, 2000: third, micro: 1 - 2 * third },
  };
  const programmes = [
    ...(cut.includes("stabilisation") ? [] : [RECORDED_BUYING]),
    ...(earlyBuying === undefined ? [] : [early]),
  ];
  const links = {
    ...off,
    ...(dmaDeleverage === undefined ? {} : { dmaDeleverage }),
    ...(knockInDays === undefined ? {} : { knockInDays }),
    ...(basisCap === undefined ? {} : { basisCap }),
  };
  return JSON.stringify({
    window: { from: CHAIN_WINDOW.from, to },
    parameters: { preset, ...numbers },
    links,
    programmes,
  });
}
