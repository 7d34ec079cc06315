/**
 * The library's public names. Days are integers since 1970-01-01, ratios are decimals, money is in yuan, NaN is the only
 * missing number, and basis is future minus spot: negative is a discount, a cost to the short.
 *
 * Open a store, run a study, get a value of the contract:
 *
 *     const store = await openEpisodeStore(new Date());
 *     const answer = await overviewStudy.run(store, { date: parseDay("2024-02-07") });
 */

// What the rules of a desk say of an evening.
export { alertsOf } from "./app/alerts/evening-alerts.ts";
export { AlertRules } from "./app/alerts/rules.ts";
export { RULES_TEMPLATE } from "./app/alerts/template.ts";
export { backtestStudy, configuredBacktest } from "./app/studies/backtest.ts";
export { BacktestSettings } from "./app/studies/backtest-settings.ts";
// Questions, and the shapes of their answers.
export { basisStudy } from "./app/studies/basis.ts";
export { checkStudy, givenCheckStudy } from "./app/studies/check.ts";
export { CheckPolicy, POLICY_TEMPLATE } from "./app/studies/check-policy.ts";
export { crowdingStudy } from "./app/studies/crowding.ts";
export { dmaStudy } from "./app/studies/dma.ts";
export { driftStudy, givenNavStudy } from "./app/studies/drift.ts";
export { driftMarketStudy } from "./app/studies/drift-market.ts";
export { exposuresStudy, givenHoldingsStudy } from "./app/studies/exposures.ts";
export { factorStudy } from "./app/studies/factor-study.ts";
export { factorsStudy } from "./app/studies/factors.ts";
export { inventoryStudy } from "./app/studies/inventory.ts";
export { microcapStudy } from "./app/studies/microcap.ts";
export { overviewStudy } from "./app/studies/overview.ts";
export { qualityStudy } from "./app/studies/quality.ts";
export { registry } from "./app/studies/registry.ts";
export { runsStudy } from "./app/studies/runs.ts";
export { scoreboardStudy } from "./app/studies/scoreboard.ts";
export { givenBookStudy, snowballBookStudy } from "./app/studies/snowball-book.ts";
export { snowballMarketStudy } from "./app/studies/snowball-market.ts";
export { snowballNoteStudy } from "./app/studies/snowball-note.ts";
export { stageStudy } from "./app/studies/stage.ts";
export type { Study } from "./app/studies/study.ts";
export type {
  Alert,
  AlertsAnswer,
  BacktestAnswer,
  BacktestDay,
  Band,
  BasisAnswer,
  BasisContract,
  BasisDay,
  BasisProduct,
  BasisYear,
  Change,
  CheckAnswer,
  CheckRule,
  CheckStress,
  ClearNeed,
  CrowdingAnswer,
  CrowdingBucket,
  CrowdingDay,
  CrowdingPeak,
  CrowdSizeCell,
  CrowdSizeGrid,
  DmaAnswer,
  DmaAnswerDay,
  DriftAlarm,
  DriftAnswer,
  DriftDay,
  DriftMarket,
  Episode,
  EveningRun,
  EveningRuns,
  EveningStep,
  Evidence,
  FactorDay,
  FactorName,
  FactorsAnswer,
  HedgeCost,
  IndicatorCode,
  Inventory,
  InventoryRow,
  LadderRung,
  MicrocapAnswer,
  MicrocapDay,
  Overview,
  QualityAnswer,
  QualityFinding,
  Scoreboard,
  ScoreboardRow,
  SnowballBook,
  SnowballMarket,
  SnowballNote,
  StageAnswer,
  StageDay,
  StageName,
  StrainSide,
  Verdict,
  WeeklyBar,
} from "./contract.ts";
// Stores.
export { episodeFolder, importEpisode, openEpisodeStore } from "./data/episode.ts";
export { type FetchFile, fetchIntoFile } from "./data/fetch/fetch-into-file.ts";
export type { FetchedKey } from "./data/fetch/fetch-store.ts";
export type { DatasetResult, FetchProgress, FetchResult } from "./data/fetch/run-fetch.ts";
export { realWorld, type World } from "./data/fetch/world.ts";
export { type ImportOptions, type ImportProgress, type ImportResult, importPaths } from "./data/ingest.ts";
export { type InstitutionsFile, readInstitutions } from "./data/institutions-file.ts";
export { readNavFile } from "./data/nav-file.ts";
export { type Column, type ColumnType, TABLES, type Table, type TableName } from "./data/schema.ts";
export { readSnowballBook } from "./data/snowball-book-file.ts";
export { SOURCE_LIST, sourceNamed } from "./data/sources/sources.ts";
export type { CodedText, Panel, Rows, Scan, SeriesInventory, Store } from "./data/store.ts";
export { openDuckdbStore } from "./data/stores/duckdb.ts";
// Basis of index futures.
export {
  type BasisSnapshot,
  basisSnapshot,
  type ContractBasis,
  carryToExpiry,
  constantMaturity,
  contractBasis,
  type DividendPoints,
  dividendPointsBetween,
  type FuturesClose,
  forecastDividendPoints,
  heldFuture,
  oiWeighted,
  ROLL_RULES,
  type RollRule,
  realisedDividendPoints,
  rollCost,
  type ShortCost,
  shortCost,
  slot,
  spreadByYear,
  type YearSpread,
} from "./domain/basis/index.ts";
// Trading days and contract months.
export {
  addTradingDays,
  CALENDAR_FIRST_DAY,
  CALENDAR_LAST_DAY,
  type ContractMonth,
  type Day,
  dayOf,
  formatContractMonth,
  formatDay,
  isTradingDay,
  lastTradingDay,
  listedMonths,
  parseContract,
  parseDay,
  tradingDayOnOrAfter,
  tradingDayOnOrBefore,
  tradingDays,
  tradingDaysBetween,
} from "./domain/calendar/index.ts";
// The chain of an unwind: a scenario, its run, what is read off it, cuts with their effects, and many runs.
export { ensembleRunner, forecastPath, outcomeOf } from "./domain/chain/ensemble/index.ts";
export {
  AGENTS,
  type AgentName,
  BUCKETS,
  type ChainDay,
  type ChainLinks,
  type ChainParameters,
  type ChainRun,
  type ChainScenario,
  CUT_NAMES,
  cutEffects,
  cutScenario,
  type Distance,
  distanceToCascade,
  excessFall,
  FITTED_PARAMETERS,
  FITTED_SETS,
  GAMES,
  missingFlow,
  PARAMETERS,
  plausibility,
  runChain,
  type Sale,
  type Signature,
  salesBetween,
  signatureOf,
  TIPPING_SHOCKS,
  type TippingShock,
  USUAL_MIXES,
  USUAL_PARAMETERS,
  usualContracts,
  WHOLE_CHAIN,
  withShock,
} from "./domain/chain/index.ts";
// Crowding of the size ladder and of any factor, and the size of the crowd.
export {
  type CrowdAssumptions,
  type CrowdingLadder,
  type CrowdMarket,
  type CrowdSize,
  comomentum,
  crowdingLadder,
  crowdSize,
  type FactorCrowding,
  factorCrowding,
  factorScores,
  groupDays,
  type LadderInputs,
  pairwiseCorrelations,
  peakBefore,
  residualReturns,
  sizeComomentum,
} from "./domain/crowding/index.ts";
// The dislocation of the basis: curve, laws, arbitrage capital, calibration on recorded prices.
export {
  arbitrageAccount,
  type BasisCalibration,
  type BasisInputs,
  calibrateBasis,
  clearArbitrage,
  type DislocationLaw,
  type DislocationRecord,
  dislocationOf,
  dislocationRecord,
  expectedShares,
  type FlowRecord,
  fitDislocation,
  hedgerShorts,
  impliedSales,
  nextDislocation,
  type ReducedLaw,
  reducedLaw,
  relativeBasis,
  type StructuralParameters,
  structuralFit,
  weightedBasis,
} from "./domain/dislocation/index.ts";
// Leveraged neutral accounts, and the leverage that survives.
export {
  criticalLeverage,
  type DmaDay,
  type DmaEvent,
  type DmaPath,
  type DmaTerms,
  driftingReturns,
  type FuturesCash,
  historyBound,
  impactBound,
  type LeverageBound,
  type LeverageSimulation,
  largestLeverage,
  oppositeLimits,
  pathBound,
  replayDma,
  restruckReturns,
  type SaleImpact,
  type SurvivableLeverage,
  shortfallBound,
  simulatedBound,
  survivableLeverage,
  USUAL_DMA_TERMS,
  USUAL_FUTURES_CASH,
  USUAL_SIMULATION,
  unsellableShare,
} from "./domain/dma/index.ts";
// Style of a fund from its net values.
export {
  DRIFT_DEFAULTS,
  type Drift,
  type DriftOptions,
  HEDGES,
  type Hedge,
  type NavFile,
  type NavSeries,
  readNavText,
  STYLE_CODES,
  type StyleCode,
  type StyleMarket,
  sampleFund,
  styleDrift,
} from "./domain/drift/index.ts";
// Style factors of stocks.
export {
  type Absence,
  type AbsenceCause,
  crossSectionOf,
  type DayExposures,
  type DayReturns,
  exposuresByDay,
  exposuresOn,
  type FactorCovariance,
  type FactorMarket,
  type Fundamentals,
  factorCovariance,
  factorReturnsByDay,
  type PurePortfolios,
  purePortfolios,
  rawExposures,
  regress,
  type Sample,
  STYLE_NAMES,
  STYLES,
  type Style,
  type StyleName,
  sampleOf,
  shrinkToSize,
  smallMinusBig,
  specificVariance,
} from "./domain/factors/index.ts";
// One factor against the returns that followed.
export {
  type FactorPanel,
  type FactorPersistence,
  factorPersistence,
  type Grouping,
  type HorizonFigures,
  type IcSummary,
  icSummary,
  longShortReturns,
  MARKS,
  meanQuantileReturns,
  namedGrouping,
  rawSize,
  restrictFactor,
  type SingleFactorOptions,
  singleFactor,
  sizeGrouping,
  tradableGrouping,
  tradingMarks,
} from "./domain/factors/single-factor/index.ts";
// A book before a trade: its short, the way out, stresses, bounds on leverage.
export {
  type BasketHistory,
  type BookPast,
  basketHistory,
  bookBounds,
  bookImpact,
  daysToLiquidate,
  daysToSell,
  type HedgeLeg,
  type HeldStock,
  hedgeLeg,
  hedgeLot,
  MADE_UP_STRESSES,
  type MadeUpStress,
  recordedStresses,
} from "./domain/guard/index.ts";
// What a portfolio holds.
export {
  activeShare,
  benchmarkWeights,
  crowdingWeighted,
  portfolioExposure,
  sizeGroupWeights,
  sizePlaces,
} from "./domain/holdings/index.ts";
// Indices of size built from single stocks, and simulated stocks to build them from.
export {
  type IndexReturns,
  type LimitDownShare,
  limitDownShare,
  type SizeIndexOptions,
  sizeIndices,
  type TradableOptions,
  type TradableReturns,
  tradableIndex,
  type VersionGap,
  versionGap,
} from "./domain/indices/index.ts";
export type { Board } from "./domain/market/board.ts";
export { type MembershipRule, MICROCAP_RULE } from "./domain/market/membership.ts";
export type { StockPanel, TradedPanel } from "./domain/market/panel.ts";
export { PRODUCTS, type Product, productNamed } from "./domain/market/products.ts";
export type { SizeGroup } from "./domain/market/size-groups.ts";
export type { ListedStocks, StockList } from "./domain/market/stock-list.ts";
// Fire sales of institutions that hold the same assets.
export {
  type Bank,
  bankSheet,
  contSchaanning,
  depthFromImpact,
  depthFromTurnover,
  type FireSale,
  type FireSaleExperiment,
  type FireSaleRun,
  type IndirectContagion,
  type Institution,
  type Institutions,
  indirectContagion,
  institutionsOf,
  type LeverageRules,
  type LeverageRun,
  linearDepthFromImpact,
  overlapMatrix,
  prepareFireSale,
  systemHoldings,
  USUAL_LEVERAGE_RULES,
  USUAL_THRESHOLDS,
  type Vulnerability,
  vulnerability,
} from "./domain/network/index.ts";
// The neutral book: accounts, baskets, attribution.
export {
  activeExposures,
  attributed,
  basketPlan,
  constructBasket,
  contractRule,
  contractsByDay,
  type NeutralDay,
  type NeutralMarket,
  type NeutralSettings,
  type NeutralStrategy,
  neutralDays,
  performance,
  styleDesk,
} from "./domain/neutral/index.ts";
// Share pledges: coverage, the grid of rates and lines, close-outs.
export {
  type CloseOutMarket,
  type CloseOutPace,
  closeOut,
  coverage,
  dailyCap,
  evenPopulation,
  GRID_LINES,
  GRID_RATES,
  type LoanState,
  linePrice,
  loanedPopulation,
  loanPath,
  type PledgeCell,
  type PledgedCompany,
  type PledgeOverhang,
  type PledgePopulation,
  type PledgeRow,
  pledgeGrid,
  pledgeOverhang,
  pledgeSpans,
  replayPledges,
  touchedAt,
} from "./domain/pledge/index.ts";
export {
  type IndexTape,
  type SimulatedMarket,
  type SimulationOptions,
  simulateMarket,
} from "./domain/simulate/index.ts";
// Books of snowballs, the assumed market, and the flow of their hedges.
export {
  assumedMarket,
  type BookContract,
  bookAsOf,
  clusterDistance,
  fateOf,
  filledWithMonthlyLevels,
  hedgeFlow,
  type IndexHistory,
  type IndexView,
  indexHistory,
  knockInChance,
  levelBins,
  type MarketAssumptions,
  type Position,
  realisedVolatility,
  totalsOf,
  USUAL_ASSUMPTIONS,
  type ValuedPosition,
  valuePosition,
} from "./domain/snowball/book/index.ts";
// Snowballs: terms and engines.
export {
  checkSchedule,
  type Engine,
  type FlatMarket,
  fairCoupon,
  finiteDifference,
  impliedCarries,
  impliedCarryCurve,
  impliedVolatilities,
  type Ladder,
  ladder,
  type Market,
  monteCarlo,
  monteCarloWith,
  projectedCalendar,
  quadrature,
  readTerms,
  type Sampling,
  type Schedule,
  SNOWBALL_PRODUCTS,
  type SnowballTerms,
  type State,
  scheduleOf,
  sharedKernels,
  type TradingCalendar,
  type Valuation,
  type WorstOfMarket,
  worstOf,
} from "./domain/snowball/index.ts";
// Tails of losses.
export {
  type Drawdowns,
  drawdowns,
  expectedShortfall,
  expectedShortfallInterval,
  type GeneralizedPareto,
  type Interval,
  type LossTail,
  lossTail,
  type SpreadTail,
  type SpreadTailOptions,
  spreadTail,
  USUAL_SPREAD_TAIL,
  valueAtRisk,
  valueAtRiskInterval,
} from "./domain/tail/index.ts";
// Errors that a caller may want to tell apart.
export { DataGap, InputError, NoConvergence } from "./errors.ts";
// Words for a person, in Chinese and English.
export { STAGE_NAMES, stageName } from "./view/words/stages.ts";
export { verdictLine } from "./view/words/verdict-line.ts";
export { verdictSentence } from "./view/words/verdict-sentence.ts";
