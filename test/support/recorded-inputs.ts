import { chainedOpenInterest, oiWeighted } from "../../src/domain/basis/index.ts";
import { alignTo } from "../../src/domain/market/series.ts";
import type { MonitorInputs } from "../../src/domain/monitor/index.ts";
import { recordedBasis, recordedSeries } from "./recorded-basis.ts";

/** Inputs of the stage machine from recorded closes: adjusted basis, open interest, Wind micro-cap index, CSI300. */
export function recordedInputs(): MonitorInputs {
  const [ic, im] = ["IC", "IM"].map((name) => recordedBasis(name).snapshots);
  const days = Int32Array.from(ic, (snapshot) => snapshot.day);
  const daily = (snapshots: typeof ic, value: (snapshot: (typeof ic)[number]) => number) =>
    alignTo(days, {
      days: Int32Array.from(snapshots, (snapshot) => snapshot.day),
      values: Float64Array.from(snapshots, value),
    });
  const basis = (snapshots: typeof ic) =>
    daily(snapshots, ({ contracts }) => oiWeighted(contracts, "annualisedAdjusted"));
  const lots = (snapshots: typeof ic) =>
    alignTo(days, {
      days: Int32Array.from(snapshots, (snapshot) => snapshot.day),
      values: chainedOpenInterest(snapshots),
    });
  const absent = new Float64Array(days.length).fill(Number.NaN);
  return {
    days,
    basis: { IC: basis(ic), IM: basis(im) },
    openInterest: { IC: lots(ic), IM: lots(im) },
    smallCaps: alignTo(days, recordedSeries("index-daily.csv.gz", "8841431.WI")),
    largeCaps: alignTo(days, recordedSeries("index-daily.csv.gz", "000300.SH")),
    limitDownShare: absent,
    crowding: absent,
    snowballDistance: absent,
  };
}
