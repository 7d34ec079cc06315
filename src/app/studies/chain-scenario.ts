import { type Day, dayOf } from "../../domain/calendar/index.ts";
import {
  type ChainLinks,
  type ChainParameters,
  type ChainScenario,
  type DealtNote,
  type Programme,
  USUAL_MIXES,
  USUAL_PARAMETERS,
  WHOLE_CHAIN,
  WIDTH,
} from "../../domain/chain/index.ts";
import { type ChainRecord, startOf } from "./chain-data.ts";

/** Buying of small caps by the state from 6 February 2024, halving a day from the 8th: 50% CSI500, 40% CSI1000, 10% CSI2000. */
const BOUGHT_FROM = dayOf(2024, 2, 6);
const BOUGHT_TO = dayOf(2024, 3, 29);
const FADES_FROM = dayOf(2024, 2, 8);
const SPLIT = [0, 0.5, 0.4, 0.1, 0];
/** While large caps were bought: 17 January to 5 February 2024. */
const MASKED: readonly [Day, Day] = [dayOf(2024, 1, 17), dayOf(2024, 2, 5)];

/** What may differ between two runs on one record. */
export interface RunChoices {
  readonly parameters?: ChainParameters;
  readonly links?: ChainLinks;
  readonly pieces?: number;
  readonly requirementOn?: "entry" | "current";
}

/** The chain on recorded returns of the CSI300, everything else simulated from the start on. */
export function recordedScenario(
  record: ChainRecord,
  notes: readonly DealtNote[],
  { parameters = USUAL_PARAMETERS, links = WHOLE_CHAIN, pieces = 4, requirementOn = "current" }: RunChoices = {},
): ChainScenario {
  const { days, logPrice, contracts } = record;
  const market = Float64Array.from(days, (_, t) => logPrice[t * WIDTH] - (t > 0 ? logPrice[(t - 1) * WIDTH] : 0));
  return {
    start: startOf(record),
    path: { days, market, shocks: null, contracts },
    notes,
    programmes: [programme(parameters.stabilisationCny)],
    masked: MASKED,
    parameters,
    links,
    mixes: USUAL_MIXES,
    requirementOn,
    pieces,
  };
}

function programme(dailyCny: number): Programme {
  return {
    from: BOUGHT_FROM,
    to: BOUGHT_TO,
    dailyCny: Float64Array.from(SPLIT, (share) => share * dailyCny),
    fadesFrom: FADES_FROM,
  };
}
