import type { Page } from "../terminal.ts";

const CODES = { bold: [1, 22], dim: [2, 22] } as const;

/** Text set bold or dim where the page has colour; the words alone carry the meaning. */
export function styled(text: string, style: keyof typeof CODES, page: Page): string {
  const [on, off] = CODES[style];
  return page.colour && text !== "" ? `\u001b[${on}m${text}\u001b[${off}m` : text;
}
