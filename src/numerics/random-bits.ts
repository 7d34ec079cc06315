/** Fills an array with random 32-bit numbers. */
export type RandomBits = (bits: Uint32Array) => void;

/**
 * Random 32-bit numbers from a seed, the same on every machine: xoshiro128** (Blackman and Vigna 2018), its state filled
 * from the seed and a stream number by splitmix32, so that streams of one seed are independent for all purposes.
 */
export function randomBits(seed: number, stream = 0): RandomBits {
  const [s0, s1, s2, s3] = mixed(seed, stream);
  let a = s0;
  let b = s1;
  let c = s2;
  let d = s3;
  return (bits) => {
    for (let i = 0; i < bits.length; i++) {
      const scrambled = Math.imul(b, 5);
      bits[i] = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
      const shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = (d << 11) | (d >>> 21);
    }
  };
}

function mixed(seed: number, stream: number): number[] {
  let state = (Math.imul(seed, 0x9e3779b9) ^ Math.imul(stream + 1, 0x85ebca6b)) >>> 0;
  return Array.from({ length: 4 }, () => {
    state = (state + 0x9e3779b9) | 0;
    let value = state ^ (state >>> 16);
    value = Math.imul(value, 0x21f0aaad);
    value ^= value >>> 15;
    value = Math.imul(value, 0x735a2d97);
    return value ^ (value >>> 15);
  });
}
