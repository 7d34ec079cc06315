import type { Command } from "commander";

/** Registers the group `bianque chain`; its commands join when a line names the group. */
export function registerChain(program: Command): Command {
  return program
    .command("chain")
    .summary("replay the unwind, cut one link and see what remains; fire sales of any institutions")
    .description("The chain of an unwind: who sold what to whom, what each link did, and how near a cascade is today.");
}
