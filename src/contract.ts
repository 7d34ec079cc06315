/**
 * The shapes of HTTP answers and of `--json` output, stated once: the server validates and documents with them, the CLI
 * prints them, the report and the dashboard read them. Ratios are decimals, money is in yuan, dates are ISO text, and
 * null means "not defined or not known", never zero. Basis is future minus spot: negative is a discount. A file a topic.
 */

export {
  Alert,
  AlertSeverity,
  AlertsAnswer,
  Delivery,
  DeliveryState,
  UntoldRule,
} from "./contract/alerts.ts";
export { BacktestAnswer, BacktestDay, BacktestSummary, NeutralPnl } from "./contract/backtest.ts";
export {
  BasisAnswer,
  BasisContract,
  BasisDay,
  BasisProduct,
  BasisYear,
  HedgeCost,
  RawAndAdjusted,
} from "./contract/basis.ts";
export {
  ChainAgent,
  ChainBucket,
  ChainError,
  ChainFlow,
  ChainHedge,
  ChainMark,
  ChainMissing,
  ChainParameter,
  ChainRunAnswer,
  ChainRunDay,
  type ChainRunPart,
  ChainSale,
  ChainSeries,
} from "./contract/chain.ts";
export { ChainBlock, ChainCalibrateAnswer, ChainFittedParameter } from "./contract/chain-calibrate.ts";
export { ChainCutAnswer, ChainCutName, ChainCutRow, ChainPlayerName, ChainSpread } from "./contract/chain-cut.ts";
export { ChainDistance, ChainDistanceAnswer } from "./contract/chain-distance.ts";
export { ChainEnsembleAnswer, ChainIndices, ChainInputName, ChainOutcomeName } from "./contract/chain-ensemble.ts";
export {
  ChainFan,
  ChainForecastAnswer,
  ChainScore,
  ChainSeriesName,
  ChainStartRow,
} from "./contract/chain-forecast.ts";
export {
  CheckAnswer,
  CheckBoundName,
  CheckContract,
  CheckLeverageBound,
  CheckRule,
  CheckRuleName,
  CheckStress,
  CheckVerdict,
} from "./contract/check.ts";
export {
  CrowdingAnswer,
  CrowdingBucket,
  CrowdingDay,
  CrowdingMeasure,
  CrowdingPeak,
  CrowdingRungName,
  CrowdSizeCell,
  CrowdSizeGrid,
  FactorCrowdingDay,
} from "./contract/crowding.ts";
export {
  DislocationAnswer,
  DislocationDay,
  DislocationLawAnswer,
  DislocationProduct,
  DislocationStructural,
} from "./contract/dislocation.ts";
export { DmaAnswer, DmaAnswerDay, LeverageBoundAnswer, SpreadTailAnswer } from "./contract/dma.ts";
export { DriftAlarm, DriftAnswer, DriftDay, DriftMarket, StyleWeights } from "./contract/drift.ts";
export { EveningRun, EveningRuns, EveningStep, EveningStepName, EveningStepState } from "./contract/evening.ts";
export { ExposuresAnswer, SizeBuckets } from "./contract/exposures.ts";
export { FactorStudyAnswer, FactorStudyHorizon, FactorTurnover, GroupIc } from "./contract/factor-study.ts";
export {
  AbsentFactor,
  FactorDay,
  FactorName,
  FactorSummary,
  FactorsAnswer,
  IndustryReturn,
} from "./contract/factors.ts";
export { LadderRung, MicrocapAnswer, MicrocapDay, WeeklyBar } from "./contract/microcap.ts";
export {
  FireSaleAnswer,
  FireSaleDetails,
  LeverageSaleAnswer,
  LeverageSaleDetails,
  NetworkRules,
  VulnerabilityAnswer,
  VulnerabilityDetails,
} from "./contract/network.ts";
export { Change, ClearNeed, Overview, ProductSeries } from "./contract/overview.ts";
export {
  PledgeAnswer,
  PledgeBook,
  PledgeCellAnswer,
  PledgeCloseOut,
  PledgeGroup,
  PledgeGroupName,
  PledgeLoan,
  PledgeLoanState,
  PledgeSource,
} from "./contract/pledge.ts";
export {
  SnowballBook,
  SnowballCluster,
  SnowballDay,
  SnowballEngine,
  SnowballFlowPoint,
  SnowballInputs,
  SnowballMarket,
  SnowballNote,
  SnowballPrice,
  SnowballSolution,
  SnowballSolutionFor,
  SnowballState,
  SnowballTotals,
} from "./contract/snowball.ts";
export {
  Episode,
  Evidence,
  IndicatorCode,
  Scoreboard,
  ScoreboardRow,
  StageAnswer,
  StageDay,
  StageName,
  StrainSide,
  Verdict,
} from "./contract/stage.ts";
export { Inventory, InventoryRow, QualityAnswer, QualityFinding } from "./contract/store.ts";
export { Band, DateText, Note } from "./contract/values.ts";
