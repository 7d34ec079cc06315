import { InputError } from "../errors.ts";
import type { RandomStream } from "./xoshiro.ts";

/**
 * Positions of `count` values drawn from a record of `length` in blocks of `block` neighbours, each block beginning at
 * any place where it fits (moving blocks, Kuensch 1989); the last block is cut. Throws InputError for a record shorter
 * than a block.
 */
export function movingBlocks(length: number, count: number, block: number, stream: RandomStream): Int32Array {
  if (!Number.isInteger(block) || block < 1 || block > length) {
    throw new InputError(`block is ${block}; expected a whole number from 1 to the ${length} values of the record`);
  }
  const positions = new Int32Array(count);
  let from = 0;
  for (let i = 0; i < count; i++) {
    if (i % block === 0) from = Math.floor(stream.uniform() * (length - block + 1));
    positions[i] = from + (i % block);
  }
  return positions;
}
