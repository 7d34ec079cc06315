import { InputError } from "../errors.ts";
import { normalInverse } from "./normal.ts";

/** A stream of pseudo-random numbers; the same seed gives the same stream on every machine. */
export interface RandomStream {
  /** Uniform 32 bits, as an unsigned integer. */
  bits(): number;
  /** Uniform on the open interval (0, 1), one of 2^52 midpoints. */
  uniform(): number;
  /** Standard normal, by inversion of `uniform`. */
  normal(): number;
  /** A stream of its own, its state the next four words of this one. */
  fork(): RandomStream;
}

const MASK_64 = 0xffff_ffff_ffff_ffffn;

/**
 * xoshiro128** 1.1 (D. Blackman and S. Vigna, Scrambled linear pseudorandom number generators, ACM TOMS 47, 2021), its
 * state filled by SplitMix64 as its authors advise. The seed is a whole number from 0 to 2^53 - 1; throws InputError
 * otherwise.
 */
export function xoshiro(seed: number): RandomStream {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new InputError(`seed is ${seed}; expected a whole number from 0 to ${Number.MAX_SAFE_INTEGER}`);
  }
  return xoshiroFrom(stateOf(BigInt(seed)));
}

/** Four 32-bit words from two of SplitMix64's 64-bit outputs, low word first. */
function stateOf(seed: bigint): Uint32Array {
  const words = [splitMix64(seed + 0x9e3779b97f4a7c15n), splitMix64(seed + 2n * 0x9e3779b97f4a7c15n)];
  return Uint32Array.from(words.flatMap((word) => [Number(word & 0xffff_ffffn), Number(word >> 32n)]));
}

/** Output of SplitMix64 for a state that has been stepped already. */
function splitMix64(state: bigint): bigint {
  const first = state & MASK_64;
  const second = ((first ^ (first >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK_64;
  const third = ((second ^ (second >> 27n)) * 0x94d049bb133111ebn) & MASK_64;
  return third ^ (third >> 31n);
}

/** The stream of a given state of four 32-bit words, not all zero. */
export function xoshiroFrom(state: Uint32Array): RandomStream {
  let [a, b, c, d] = state;
  const bits = () => {
    const answer = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return answer;
  };
  const uniform = () => ((bits() >>> 6) * 67_108_864 + (bits() >>> 6) + 0.5) / 4_503_599_627_370_496;
  const fork = () => xoshiroFrom(Uint32Array.of(bits(), bits(), bits(), bits()));
  return { bits, uniform, normal: () => normalInverse(uniform()), fork };
}

function rotateLeft(word: number, count: number): number {
  return (word << count) | (word >>> (32 - count));
}
