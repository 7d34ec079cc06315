const MARKED = /^(?:XD|XR|DR)?S?\*?ST|退/;

/**
 * Whether a stock's short name carries a warning mark: ST, *ST, SST, S*ST (after an ex-date mark, if any), or 退 for a
 * stock in its delisting period (listing rules of the exchanges, names of stocks under risk warning).
 */
export function isSpecialTreatment(name: string): boolean {
  return MARKED.test(name);
}
