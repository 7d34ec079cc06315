import type { Study } from "./study.ts";

/** A study whose parameters and answer are known only to itself. */
export type AnyStudy = Study<unknown, unknown>;

/**
 * A study by name, loaded when asked for: listing the commands loads neither the contract nor the store. Name and summary
 * repeat the study's own; a test holds them together.
 */
export interface StudyEntry {
  /** CLI command and last part of the HTTP route. */
  readonly name: string;
  readonly summary: string;
  /** Another name of the CLI command. */
  readonly alias?: string;
  /** Command that reaches this study by a flag of the study's name: `stage --scoreboard`. */
  readonly flagOf?: string;
  load(): Promise<AnyStudy>;
}

/** Every question that CLI and HTTP answer, in the order that `--help` shows. */
export const registry: readonly StudyEntry[] = [];
