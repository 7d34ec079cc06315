import type { FireSaleDetails, LeverageSaleDetails, Note, VulnerabilityDetails } from "../../../contract.ts";
import type { Page } from "../terminal.ts";
import { fireSaleBlocks } from "./chain-network-fire-sale.ts";
import { leverageBlocks } from "./chain-network-leverage.ts";
import type { Blocks } from "./chain-network-parts.ts";
import { vulnerabilityBlocks } from "./chain-network-vulnerability.ts";
import { notesBlock, paragraph, say, sheet } from "./sheet.ts";

type Details = FireSaleDetails | LeverageSaleDetails | VulnerabilityDetails;

/** A fire sale for a person: what happened to all, step by step; with `details` every institution as well. */
export function printNetwork(answer: Details, { details }: { details: boolean }, page: Page): string {
  const blocks = blocksOf(answer, page);
  const notes: readonly Note[] = answer.notes;
  return sheet(
    paragraph(say(blocks.headline, page), page),
    blocks.system,
    ...(details ? [blocks.institutions] : []),
    notesBlock(notes, page),
  );
}

function blocksOf(answer: Details, page: Page): Blocks {
  switch (answer.rules) {
    case "fire-sale":
      return fireSaleBlocks(answer, page);
    case "cont-schaanning":
      return leverageBlocks(answer, page);
    case "greenwood":
      return vulnerabilityBlocks(answer, page);
  }
}
