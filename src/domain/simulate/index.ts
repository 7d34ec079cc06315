/** Simulated single stocks whose indices are the recorded ones. Returns are decimals, market values are in yuan. */
export {
  type IndexTape,
  SIMULATION_FIRST_DAY,
  type SimulatedMarket,
  type SimulationOptions,
  simulateMarket,
  type TapeGroup,
} from "./simulated-market.ts";
