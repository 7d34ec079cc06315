import { InputError } from "../errors.ts";

/** Most players that every coalition is asked of: 2^16 of them. */
const MOST_PLAYERS = 16;

/** Worth of every coalition of so many players, by its bits: player i is in where bit i is set. */
export function coalitionWorths(players: number, worth: (coalition: number) => number): Float64Array {
  if (!Number.isInteger(players) || players < 1 || players > MOST_PLAYERS) {
    throw new InputError(`players is ${players}; expected a whole number from 1 to ${MOST_PLAYERS}`);
  }
  return Float64Array.from({ length: 2 ** players }, (_, coalition) => worth(coalition));
}

/**
 * Shapley value of each player of a game (Shapley 1953): the mean, over all orders in which players can join, of what a
 * player adds to those who came before. `worths` holds the worth of every coalition by its bits, as `coalitionWorths`
 * makes it. The values add up to the worth of all less the worth of none.
 */
export function shapleyValues(worths: Float64Array): Float64Array {
  const players = Math.log2(worths.length);
  if (!Number.isInteger(players) || players < 1) {
    throw new InputError(`worths has ${worths.length} entries; expected one for each coalition, a power of two`);
  }
  const weights = joiningWeights(players);
  const values = new Float64Array(players);
  for (let coalition = 0; coalition < worths.length; coalition++) {
    const weight = weights[bitsOf(coalition)];
    for (let player = 0; player < players; player++) {
      const joined = coalition | (1 << player);
      if (joined !== coalition) values[player] += weight * (worths[joined] - worths[coalition]);
    }
  }
  return values;
}

/** Share of all orders in which exactly a given coalition of a size stands before a given player: s! (n - s - 1)! / n!. */
function joiningWeights(players: number): Float64Array {
  const weights = new Float64Array(players);
  weights[0] = 1 / players;
  for (let size = 1; size < players; size++) weights[size] = (weights[size - 1] * size) / (players - size);
  return weights;
}

function bitsOf(coalition: number): number {
  let bits = 0;
  for (let rest = coalition; rest > 0; rest &= rest - 1) bits++;
  return bits;
}
