/** Parameters with which a study has a whole answer from the recorded episode, which ships no single stocks, and is quick. */
export const ANSWERABLE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  factors: { synthetic: "true", from: "2024-02-01", to: "2024-02-08" },
  microcap: { synthetic: "true", from: "2024-02-01", to: "2024-02-08" },
  "factor-study": { synthetic: "true", from: "2024-02-01", to: "2024-02-08" },
  backtest: { config: "{synthetic: true, from: 2024-02-01, to: 2024-02-08}" },
  check: {
    synthetic: "true",
    holdings: "SIM00001:0.5,SIM04000:0.5",
    capital: "1e8",
    futures: "IM2403:-95",
    date: "2024-01-22",
    leverage: "4",
  },
  "chain-calibrate": { generations: "1", walk: "0", restarts: "1" },
  "chain-distance": { date: "2024-01-19", draws: "2", days: "5" },
  "chain-cut": { sets: "1" },
  "chain-ensemble": { runs: "64", to: "2024-01-19" },
  "chain-forecast": { days: "5", paths: "16" },
  pledge: { synthetic: "true", date: "2024-02-07" },
  exposures: { synthetic: "true", holdings: "SIM00001:0.5,SIM04000:0.5" },
};
