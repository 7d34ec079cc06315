import { readOutbox } from "../../data/outbox.ts";
import type { CommonOptions } from "./common-options.ts";
import { printOutbox } from "./print/outbox.ts";
import type { Setting } from "./setting.ts";
import { storeFile } from "./store-place.ts";
import { pageOf } from "./terminal.ts";

/** `bianque alerts outbox`: the deliveries beside a store, latest first. */
export async function listOutbox(options: CommonOptions, { terminal }: Setting): Promise<void> {
  const deliveries = readOutbox(storeFile(options.db, terminal.env)).reverse();
  terminal.out(
    options.json ? `${JSON.stringify({ deliveries })}\n` : printOutbox(deliveries, pageOf(terminal, options.lang)),
  );
}
