import type { Command } from "commander";

/** Registers the group `bianque snowball`; its commands join when a line names the group. */
export function registerSnowball(program: Command): Command {
  return program
    .command("snowball")
    .summary("price snowballs; where a book or the market knocks in, and what its dealers must then trade")
    .description(
      "Snowballs (autocallable notes): prices, books, the outstanding market, and the flow of their hedges.",
    );
}
