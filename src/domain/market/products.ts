import { InputError } from "../../errors.ts";

/** An index-futures product of CFFEX (contract specifications of the exchange). */
export interface Product {
  readonly name: "IF" | "IH" | "IC" | "IM";
  /** Code of the underlying price index, and of the same index with dividends reinvested. */
  readonly index: string;
  readonly totalReturnIndex: string;
  /** Yuan per index point. */
  readonly multiplier: number;
}

export const PRODUCTS: readonly Product[] = [
  { name: "IF", index: "000300.SH", totalReturnIndex: "H00300.CSI", multiplier: 300 },
  { name: "IH", index: "000016.SH", totalReturnIndex: "H00016.CSI", multiplier: 300 },
  { name: "IC", index: "000905.SH", totalReturnIndex: "H00905.CSI", multiplier: 200 },
  { name: "IM", index: "000852.SH", totalReturnIndex: "H00852.CSI", multiplier: 200 },
];

/** The product of that name. Throws InputError for any other. */
export function productNamed(name: string): Product {
  const found = PRODUCTS.find((product) => product.name === name);
  if (!found) throw new InputError(`product is "${name}"; expected one of ${PRODUCTS.map((p) => p.name).join(", ")}`);
  return found;
}
