/** The answer was printed, and it says that rules of the caller's are broken: a reason a rule. The CLI exits with 3. */
export class RulesBroken extends Error {
  override readonly name = "RulesBroken";
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(reasons.join("; "));
    this.reasons = reasons;
  }
}
