/** Evenings were run, and steps of them failed: a line a step. The CLI exits with 4. */
export class StepsFailed extends Error {
  override readonly name = "StepsFailed";
  readonly failures: readonly string[];

  constructor(failures: readonly string[]) {
    super(failures.join("; "));
    this.failures = failures;
  }
}
