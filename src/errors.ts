/**
 * The errors that a caller may want to tell apart. Everything else is a defect.
 */

/** A bad argument, file or option: names what, where, and what would be right. The CLI exits with 2. */
export class InputError extends Error {
  override readonly name = "InputError";
}

/** A study cannot answer because data is missing: names the series and the dates. The CLI exits with 2. */
export class DataGap extends Error {
  override readonly name = "DataGap";
}

/** An iteration ended without meeting its tolerance: names the method and how far it came. The CLI exits with 1. */
export class NoConvergence extends Error {
  override readonly name = "NoConvergence";
}
