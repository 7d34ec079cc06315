/**
 * Why a source did not answer: too often asked, closed to us for a while, not allowed, a token that it does not know,
 * nothing there, an answer that cannot be read, no connection, or trouble of its own.
 */
export type SourceErrorKind =
  | "rate"
  | "banned"
  | "permission"
  | "auth"
  | "absent"
  | "malformed"
  | "unreachable"
  | "failed";

/** How soon the same question may be tried again: `never`; after seconds, growing; after a minute; after minutes, growing. */
export type Patience = "never" | "seconds" | "a minute" | "minutes";

/** A source that did not give what was asked; one sentence, without tokens. */
export class SourceError extends Error {
  override readonly name = "SourceError";
  readonly kind: SourceErrorKind;
  readonly patience: Patience;
  /** Times to try in all. */
  readonly tries: number;

  constructor(kind: SourceErrorKind, message: string, patience: Patience = "never", tries = TRIES[patience]) {
    super(message);
    this.kind = kind;
    this.patience = patience;
    this.tries = tries;
  }
}

const TRIES: Readonly<Record<Patience, number>> = { never: 1, seconds: 6, "a minute": 6, minutes: 6 };

/** The fetch was asked to stop while it waited. */
export class Stopped extends Error {
  override readonly name = "Stopped";
}
