import type { DailyLaw } from "../daily-law.ts";
import { axisFor, axisNodes, ELEMENT_WIDTH, NODES } from "./axis.ts";
import type { BandRows } from "./band-rows.ts";
import { applyKernel, type StepKernel, stepKernel } from "./step-kernel.ts";

/** Elements that the powers below cover, and how many days they jump at most. */
export const POWER_ELEMENTS = 12;
export const POWER_DAYS = 23;
const POWER_NODES = POWER_ELEMENTS * NODES;

/** Transitions that do not depend on a contract, made when first asked for. */
export interface Kernels {
  /** Kernel of a step of `days`, elements being made for steps of `elementDays`, the drift in deviations of a day. */
  readonly step: (elementDays: number, days: number, drift: number) => StepKernel;
  /**
   * Daily steps without drift, of elements one day's width, with everything below the first element lost at each close:
   * the matrix of that many days, rows by target node, over POWER_ELEMENTS elements. null where powers are not kept.
   */
  readonly power: ((days: number) => Float64Array) | null;
  /** exp(drift z) at the nodes that powers cover, z and the drift in deviations of a day, z from the origin. */
  readonly tilt: (law: DailyLaw) => Float64Array;
  /** Rows of one law and one origin of the axis, named by what else they depend on. */
  readonly rows: (law: DailyLaw, origin: number) => RowsMemo;
}

/** The rows known by a key, made when first asked for. */
export type RowsMemo = (key: string, make: () => BandRows) => BandRows;

/** Kernels for one contract: each step's is made once. */
export function singleKernels(): Kernels {
  return { step: stepMemo(), power: null, tilt: tiltMemo(), rows: rowsMemo() };
}

/**
 * Kernels to be shared by many contracts: a step's is made once for all of a volatility and carry, and the days between
 * two knock-out dates are jumped in one product with a power of the daily step, the same for every contract. Contracts
 * of one market whose levels are in the same proportions, to the last bit, share the rest too: write schedules on an
 * initial price of 1. Making the powers costs what a hundred contracts cost.
 */
export function sharedKernels(): Kernels {
  const powers = [identity()];
  const step = stepMemo();
  const power = (days: number) => {
    const daily = step(1, 1, 0);
    while (powers.length <= days) powers.push(nextPower(daily, powers[powers.length - 1]));
    return powers[days];
  };
  return { step, power, tilt: tiltMemo(), rows: rowsMemo() };
}

function stepMemo(): Kernels["step"] {
  const byDrift = new Map<number, Map<number, StepKernel>>();
  return (elementDays, days, drift) => {
    const kernels = byDrift.get(drift) ?? new Map<number, StepKernel>();
    byDrift.set(drift, kernels);
    const key = elementDays * 2 ** 20 + days;
    const kernel = kernels.get(key) ?? stepKernel(ELEMENT_WIDTH * Math.sqrt(elementDays), days, drift);
    kernels.set(key, kernel);
    return kernel;
  };
}

function tiltMemo(): Kernels["tilt"] {
  const known = new Map<number, Float64Array>();
  const nodes = axisNodes(axisFor(0, 1, 1), 0, POWER_ELEMENTS);
  return ({ drift, sigma }) => {
    const perDeviation = drift / sigma;
    const tilt = known.get(perDeviation) ?? nodes.map((z) => Math.exp(perDeviation * z));
    known.set(perDeviation, tilt);
    return tilt;
  };
}

/** Rows kept at a time: those of a few hundred kinds of contract. */
const MOST_ROWS = 8192;

function rowsMemo(): Kernels["rows"] {
  const known = new Map<string, Map<string, BandRows>>();
  let count = 0;
  return ({ sigma, drift }, origin) => {
    const frameKey = `${sigma} ${drift} ${origin}`;
    return (key, make) => {
      if (count >= MOST_ROWS) {
        known.clear();
        count = 0;
      }
      const rows = known.get(frameKey) ?? new Map<string, BandRows>();
      known.set(frameKey, rows);
      const found = rows.get(key);
      if (found) return found;
      const made = make();
      rows.set(key, made);
      count++;
      return made;
    };
  };
}

function identity(): Float64Array {
  const matrix = new Float64Array(POWER_NODES * POWER_NODES);
  for (let i = 0; i < POWER_NODES; i++) matrix[i * POWER_NODES + i] = 1;
  return matrix;
}

/** The daily step applied to each column of a power. */
function nextPower(daily: StepKernel, power: Float64Array): Float64Array {
  const result = new Float64Array(power.length);
  const values = new Float64Array(POWER_NODES);
  for (let column = 0; column < POWER_NODES; column++) {
    for (let i = 0; i < POWER_NODES; i++) values[i] = power[i * POWER_NODES + column];
    const stepped = applyKernel(daily, { first: 0, values }, 0, POWER_ELEMENTS, 1);
    for (let i = 0; i < POWER_NODES; i++) result[i * POWER_NODES + column] = stepped[i];
  }
  return result;
}

/**
 * Product of the upper left corner of a power with the first `columns` of a vector, for the first `rows` rows, a
 * multiple of 4, into a result of the given length, the rest of which stays 0.
 */
export function applyPower(
  power: Float64Array,
  vector: Float64Array,
  columns: number,
  rows: number,
  length: number,
): Float64Array {
  const result = new Float64Array(length);
  for (let i = 0; i < rows; i += 4) {
    let at = i * POWER_NODES;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let j = 0; j < columns; j++) {
      const value = vector[j];
      a += power[at] * value;
      b += power[at + POWER_NODES] * value;
      c += power[at + 2 * POWER_NODES] * value;
      d += power[at + 3 * POWER_NODES] * value;
      at++;
    }
    result[i] = a;
    result[i + 1] = b;
    result[i + 2] = c;
    result[i + 3] = d;
  }
  return result;
}
