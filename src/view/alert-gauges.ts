import type { CrowdingRungName, IndicatorCode } from "../contract.ts";
import { CROWDING_RUNGS } from "../domain/crowding/index.ts";
import { INDICATORS } from "../domain/monitor/index.ts";
import { MISSING, plain, signedPercent } from "./format.ts";
import { CROWDING_RUNG_NAMES } from "./words/crowding-names.ts";
import { indicatorName, indicatorValue } from "./words/indicators.ts";
import type { Lang, Words } from "./words/lang.ts";

/** Where the values of a gauge come from: the stage, the basis of a product, or the crowding of the market or of a rung. */
export type GaugeSource =
  | { readonly study: "stage"; readonly indicator: IndicatorCode }
  | { readonly study: "basis"; readonly product: "IF" | "IH" | "IC" | "IM"; readonly measure: "weighted" | "quarter" }
  | { readonly study: "crowding"; readonly measure: "composite" | "comomentum" }
  | { readonly study: "crowding"; readonly measure: "amountRatio" | "percentile"; readonly rung: CrowdingRungName };

/** A figure of an evening that an alert rule may name. */
export interface Gauge {
  readonly name: Words;
  readonly source: GaugeSource;
  /** A value as words; missing is "–". */
  readonly show: (value: number | null, lang: Lang) => string;
  /** Page of the dashboard that shows it. */
  readonly page: "overview" | "basis" | "crowding";
}

/** Every figure that a rule may name, by its name in the file. */
export const GAUGES: Readonly<Record<string, Gauge>> = Object.fromEntries([
  ...INDICATORS.map((indicator): [string, Gauge] => [indicator, stageGauge(indicator)]),
  ["ifBasis", basisGauge("IF", "weighted")],
  ["ihBasis", basisGauge("IH", "weighted")],
  ["imQuarterBasis", basisGauge("IM", "quarter")],
  ["icQuarterBasis", basisGauge("IC", "quarter")],
  ["comomentum", comomentum()],
  ...CROWDING_RUNGS.flatMap((rung): [string, Gauge][] => [
    [`crowdingOf${suffix(rung)}`, rungGauge(rung, "percentile")],
    [`amountRatioOf${suffix(rung)}`, rungGauge(rung, "amountRatio")],
  ]),
]);

function stageGauge(indicator: IndicatorCode): Gauge {
  return {
    name: { zh: indicatorName(indicator, "zh"), en: indicatorName(indicator, "en") },
    source: { study: "stage", indicator },
    show: (value, lang) => indicatorValue(indicator, value, lang),
    page: "overview",
  };
}

function basisGauge(product: "IF" | "IH" | "IC" | "IM", measure: "weighted" | "quarter"): Gauge {
  const name =
    measure === "weighted"
      ? { zh: `${product} 年化基差`, en: `${product} annualised basis` }
      : { zh: `${product} 季月年化基差`, en: `${product} annualised basis, quarter month` };
  return { name, source: { study: "basis", product, measure }, show: (value) => signedPercent(value), page: "basis" };
}

function comomentum(): Gauge {
  return {
    name: { zh: "小盘共动", en: "Comomentum of the smallest" },
    source: { study: "crowding", measure: "comomentum" },
    show: (value) => plain(value, 3),
    page: "crowding",
  };
}

function rungGauge(rung: CrowdingRungName, measure: "percentile" | "amountRatio"): Gauge {
  const { zh, en } = CROWDING_RUNG_NAMES[rung];
  const source: GaugeSource = { study: "crowding", measure, rung };
  if (measure === "amountRatio") {
    const name = { zh: `${zh} 成交占比 / 市值占比`, en: `${en}: trading share / capital share` };
    return { name, source, show: (value) => plain(value, 2), page: "crowding" };
  }
  const show = (value: number | null) => (value === null ? MISSING : plain(value * 100, 0));
  return { name: { zh: `${zh} 拥挤度`, en: `${en} crowding` }, source, show, page: "crowding" };
}

function suffix(rung: CrowdingRungName): string {
  return rung[0].toUpperCase() + rung.slice(1);
}
