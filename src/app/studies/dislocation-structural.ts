import type { DislocationStructural } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { type Day, formatDay } from "../../domain/calendar/index.ts";
import {
  type BasisKind,
  calibrateBasis,
  type StructuralCalibration,
  type StructuralParameters,
  structuralFit,
  type Window,
} from "../../domain/dislocation/index.ts";
import { orNull } from "./answer.ts";
import { type DealerParams, type LoadedRecord, loadFlows, loadRecords } from "./dislocation-data.ts";

/** Accepted vectors that are told. */
const MOST_VECTORS = 100;

/** What the structural fit is asked with. */
export interface StructuralRequest extends DealerParams {
  readonly basis: BasisKind;
  readonly tau: number;
  readonly testFrom?: Day | undefined;
  readonly testTo?: Day | undefined;
}

/** The structural law fitted to a window, and tested on other days where they are given. */
export async function structuralAnswer(
  store: Store,
  loaded: readonly LoadedRecord[],
  window: Window,
  request: StructuralRequest,
): Promise<DislocationStructural> {
  const flows = await loadFlows(store, loaded, window, request);
  const { structural, withoutDealers, accepted, identified, bounds } = calibrateBasis({ products: flows, window });
  return {
    cap: request.cap,
    fit: fitAnswer(structural),
    withoutDealers: fitAnswer(withoutDealers),
    acceptedCount: accepted.length,
    accepted: accepted.slice(0, MOST_VECTORS),
    parameters: identified.map(({ plausible: [low, high], profile, ...told }) => ({
      ...told,
      plausible: [low, high],
      profile: [...profile],
    })),
    bounds: [...bounds],
    steps: structural.products.flatMap(({ product, steps }) =>
      steps.map(({ day, givenSales: _, ...step }) => ({ product, date: formatDay(day), ...step })),
    ),
    test: await tested(store, loaded, request, structural),
  };
}

function fitAnswer({ impact, reversion, build, loss, products }: StructuralCalibration): DislocationStructural["fit"] {
  return {
    ...{ impact, reversion, build, loss },
    products: products.map(({ product, rSquared, openInterestRSquared, openInterestError }) => ({
      product,
      rSquared: orNull(rSquared),
      openInterestRSquared: orNull(openInterestRSquared),
      openInterestError: orNull(openInterestError),
    })),
  };
}

async function tested(
  store: Store,
  loaded: readonly LoadedRecord[],
  request: StructuralRequest,
  fitted: StructuralParameters,
): Promise<DislocationStructural["test"]> {
  const { testFrom: from, testTo: to, basis, tau } = request;
  if (from === undefined || to === undefined) return null;
  const records = await loadRecords(
    store,
    loaded.map(({ product }) => product),
    basis,
    tau,
    to,
  );
  const flows = await loadFlows(store, records, { from, to }, request);
  return {
    from: formatDay(from),
    to: formatDay(to),
    products: flows.map((flow) => {
      const { rSquared, openInterestRSquared } = structuralFit(flow, fitted, { from, to });
      return {
        product: flow.record.product,
        rSquared: orNull(rSquared),
        openInterestRSquared: orNull(openInterestRSquared),
      };
    }),
  };
}
