import type { AgentName } from "../../domain/chain/agent.ts";
import type { Palette } from "../palette.ts";

/** Colour of an agent in every picture of the chain. */
export function agentFill(agent: AgentName, palette: Palette): string {
  const { stages } = palette;
  const fills: Readonly<Record<AgentName, string | null>> = {
    dealers: palette.ink1,
    neutral: palette.im,
    dma: stages.cascade,
    enhanced: palette.ic,
    lossSellers: stages.strained,
    privateFunds: stages.unwinding,
    hedgers: palette.caution,
    pledgeLenders: palette.ink3,
    valueBuyers: stages.crowded,
    stabilisation: stages.healing,
    arbitrageurs: palette.reference,
    others: palette.hairline,
  };
  return fills[agent] ?? palette.ink2;
}

/** Colour of an agent's words: its fill where that can be read on the page, else ink. */
export function agentText(agent: AgentName, palette: Palette): string {
  const readable: readonly AgentName[] = ["dealers", "neutral", "dma", "hedgers", "pledgeLenders"];
  return readable.includes(agent) ? agentFill(agent, palette) : palette.ink2;
}
