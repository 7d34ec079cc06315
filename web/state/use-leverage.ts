import type { DmaAnswer } from "../../src/contract.ts";
import { DMA_REPLAYS } from "../../src/domain/dma/replays.ts";
import { type Asked, useAnswer } from "./use-answer.ts";
import type { ViewState } from "./view-state.ts";

/** An episode replayed at the chosen leverage, at every whole one, and the leverage that survives. */
export interface LeverageAnswers {
  readonly chosen: Asked<DmaAnswer>;
  /** Those answered so far, by leverage. */
  readonly whole: readonly DmaAnswer[];
  /** Null until it is answered. */
  readonly survivable: DmaAnswer["survivable"];
  /** Whether the episode had begun on the evening. */
  readonly begun: boolean;
}

/** Asks for an episode up to the evening: each leverage once, since the answers are kept. */
export function useLeverage(on: boolean, { leverage, storm }: ViewState, date: string | null): LeverageAnswers {
  const { from, to } = DMA_REPLAYS[storm];
  const begun = date === null || date > from;
  const until = date === null || date > to ? to : date;
  const question = (of: number, survivable: "on" | "off") =>
    on && begun ? `dma?leverage=${of}&replay=${storm}&to=${until}&survivable=${survivable}` : null;
  const chosen = useAnswer<DmaAnswer>(question(leverage, "off"));
  const isThere = !chosen.loading && chosen.answer !== null;
  const later = (of: number) => (isThere ? question(of, "off") : null);
  const whole = [
    useAnswer<DmaAnswer>(later(1)),
    useAnswer<DmaAnswer>(later(2)),
    useAnswer<DmaAnswer>(later(3)),
    useAnswer<DmaAnswer>(later(4)),
    useAnswer<DmaAnswer>(later(5)),
  ];
  const survivable = useAnswer<DmaAnswer>(isThere ? question(4, "on") : null);
  const ofThese = (answer: DmaAnswer | null) =>
    answer !== null && answer.from === chosen.answer?.from && answer.to === chosen.answer.to;
  return {
    chosen,
    whole: whole.flatMap(({ answer }) => (answer && ofThese(answer) ? [answer] : [])),
    survivable: ofThese(survivable.answer) ? (survivable.answer?.survivable ?? null) : null,
    begun,
  };
}
