import type { BookContract } from "./contract.ts";

/** The same text for contracts that differ in id and size alone: what holds of one, holds of all. */
export function kindOf(contract: BookContract): string {
  const { index, issueDate, initialPrice, tenorMonths, lockMonths, knockOutRatio, knockOutStep } = contract;
  const { knockInRatio, coupon, participation, strikeRatio, status } = contract;
  return [
    ...[index, issueDate, initialPrice, tenorMonths, lockMonths, knockOutRatio, knockOutStep],
    ...[knockInRatio, coupon, participation, strikeRatio, status],
  ].join();
}

/** A function of a contract's kind, computed once for each. */
export function oncePerKind<Value>(make: (contract: BookContract) => Value): (contract: BookContract) => Value {
  const known = new Map<string, Value>();
  return (contract) => {
    const kind = kindOf(contract);
    const value = known.get(kind);
    if (value !== undefined) return value;
    const made = make(contract);
    known.set(kind, made);
    return made;
  };
}
