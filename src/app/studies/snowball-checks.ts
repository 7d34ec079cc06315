import type { SnowballMarket } from "../../contract.ts";
import { type Day, formatDay, parseDay } from "../../domain/calendar/index.ts";
import {
  type BookContract,
  bookAsOf,
  fateOf,
  type IndexHistory,
  meanKnockIn,
} from "../../domain/snowball/book/index.ts";
import { orNull } from "./answer.ts";

type Check = SnowballMarket["checks"][number];

const CICC_DAY = parseDay("2023-10-20");
const YEAR_END = parseDay("2023-12-29");
const CICC = "CICC, autumn of 2023, when CSI500 stood near 5,417";
const AVERAGES = [
  { index: "000905.SH", zh: "中证500 平均敲入点位", en: "mean knock-in on CSI500", published: 4865 },
  { index: "000852.SH", zh: "中证1000 平均敲入点位", en: "mean knock-in on CSI1000", published: 4997 },
];

/** Published figures of the days up to `asOf`, beside what the assumed notes make of them; each uses closes up to its day. */
export function marketChecks(
  contracts: readonly BookContract[],
  histories: ReadonlyMap<string, IndexHistory>,
  asOf: Day,
): Check[] {
  const checks = AVERAGES.map(({ index, zh, en, published }): Check & { day: Day } => {
    const own = contracts.filter((contract) => contract.index === index);
    const modelled = () => meanKnockIn(bookAsOf(own, histories, CICC_DAY).living);
    return check(CICC_DAY, { zh, en }, "points", known(CICC_DAY, asOf, modelled), published, CICC);
  });
  const [before, by] = [parseDay("2024-01-17"), parseDay("2024-01-22")];
  const [share, cny] = [before, by].map((day) => known(day, asOf, () => knockedInSince(contracts, histories, day)));
  const total = contracts.length === 0 ? Number.NaN : livingOn(contracts, histories, Math.min(asOf, YEAR_END));
  checks.push(
    check(
      before,
      { zh: "2024 年以来新敲入占比", en: "share newly knocked in since the start of 2024" },
      "share",
      share / total,
      0.07,
      "China Securities quotation data, mid-January 2024",
    ),
    check(
      by,
      { zh: "2024 年以来新敲入规模", en: "newly knocked in since the start of 2024" },
      "cny",
      cny,
      80.2e9,
      "a third party's timeline (CSI500 51.3bn, CSI1000 28.9bn); weak",
    ),
  );
  return checks.filter(({ day }) => day <= asOf).map(({ day: _day, ...told }) => told);
}

function check(
  day: Day,
  name: Check["name"],
  unit: Check["unit"],
  modelled: number,
  published: number,
  source: string,
): Check & { day: Day } {
  return { day, name, date: formatDay(day), unit, modelled: orNull(modelled), published, source };
}

/** The figure where its day has come; NaN before. */
function known(day: Day, asOf: Day, figure: () => number): number {
  return day <= asOf ? figure() : Number.NaN;
}

function livingOn(contracts: readonly BookContract[], histories: ReadonlyMap<string, IndexHistory>, day: Day): number {
  return bookAsOf(contracts, histories, day).living.reduce((sum, { contract }) => sum + contract.notionalCny, 0);
}

/** Notional alive at the end of 2023 that had knocked in by a later day. */
function knockedInSince(
  contracts: readonly BookContract[],
  histories: ReadonlyMap<string, IndexHistory>,
  day: Day,
): number {
  const alive = bookAsOf(contracts, histories, YEAR_END).living.filter(({ state }) => state === "alive");
  const knocked = alive.filter(({ contract }) => fateOf(contract, histories.get(contract.index)!, day).knockedInOn);
  return knocked.reduce((sum, { contract }) => sum + contract.notionalCny, 0);
}
