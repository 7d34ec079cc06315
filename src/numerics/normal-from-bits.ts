import { normalDensity, normalInverse } from "./normal.ts";

/** Each octave of the tail probability, from [1/4, 1/2) down, is cut into this many cubics. */
const CUTS_LOG2 = 6;
const CUTS = 1 << CUTS_LOG2;
const OCTAVES = 32;
const CUBICS = tabulate();

/** Cubics through value and slope of the quantile at both ends of each piece. */
function tabulate(): Float64Array {
  const cubics = new Float64Array(OCTAVES * CUTS * 4);
  for (let octave = 0; octave < OCTAVES; octave++) {
    const width = 2 ** (-2 - octave) / CUTS;
    for (let cut = 0; cut < CUTS; cut++) {
      const from = normalInverse((CUTS + cut) * width);
      const to = normalInverse((CUTS + cut + 1) * width);
      const slopeFrom = width / normalDensity(from);
      const slopeTo = width / normalDensity(to);
      const bend = 3 * (to - from) - 2 * slopeFrom - slopeTo;
      cubics.set([from, slopeFrom, bend, 2 * (from - to) + slopeFrom + slopeTo], 4 * (octave * CUTS + cut));
    }
  }
  return cubics;
}

/**
 * Standard normal draws from uniform 32-bit numbers by the quantile at (bits + 1/2) / 2^32, to 1e-9: Hermite cubics on
 * pieces that halve towards the tail. For sampling, where `normalInverse` would take most of the time.
 */
export function normalsFromBits(bits: Uint32Array, normals: Float64Array): void {
  for (let i = 0; i < bits.length; i++) {
    const isUpper = bits[i] >>> 31 === 1;
    // Twice the distance from the nearer end, plus one half: a number of 32 bits whose leading zeros are the octave.
    const tail = (((isUpper ? ~bits[i] : bits[i]) << 1) | 1) >>> 0;
    const octave = Math.clz32(tail);
    const mantissa = tail << octave;
    const cut = (mantissa >>> (31 - CUTS_LOG2)) & (CUTS - 1);
    const along = ((mantissa << (1 + CUTS_LOG2)) >>> 0) * 2 ** -32;
    const at = 4 * (octave * CUTS + cut);
    const z = CUBICS[at] + along * (CUBICS[at + 1] + along * (CUBICS[at + 2] + along * CUBICS[at + 3]));
    normals[i] = isUpper ? -z : z;
  }
}
