import type { Day } from "../../calendar/index.ts";
import type { BookContract } from "./contract.ts";
import { fateOf } from "./fate.ts";
import type { IndexHistory } from "./history.ts";
import { oncePerKind } from "./kind.ts";
import { type Position, remaining } from "./position.ts";

/**
 * The notes known to be alive after the close of `asOf`. One whose closes are not all known counts only where it is
 * said to be alive and nothing known contradicts it; nothing is thrown for the others, which are left out.
 */
export function aliveOn(
  contracts: readonly BookContract[],
  histories: ReadonlyMap<string, IndexHistory>,
  asOf: Day,
): Position[] {
  const schedule = oncePerKind((contract) => {
    const history = histories.get(contract.index);
    const fate = history && fateOf(contract, history, asOf);
    const isKnown = fate?.unknownFrom === null || contract.status === "alive";
    return fate?.status === "alive" && isKnown ? remaining(contract, asOf) : null;
  });
  return contracts.flatMap((contract): Position[] => {
    const left = schedule(contract);
    return left ? [{ contract, state: "alive", schedule: left }] : [];
  });
}
