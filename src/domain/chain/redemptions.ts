import type { Day } from "../calendar/index.ts";
import type { StockAgent } from "./agent.ts";

/** Investors of neutral funds or of leveraged accounts who ask for their money back. */
export interface Redemption {
  /** Trading day from which it is sold for. */
  readonly day: Day;
  /** Share of what they hold. */
  readonly share: number;
  readonly of: "neutral" | "dma";
}

/** What redemptions need of a scenario. */
interface Told {
  readonly path: { readonly days: readonly Day[] };
  readonly redemptions?: readonly Redemption[];
}

/** The agent, asked for redemptions at the close before the day of each. */
export function withRedemptions<Memory>(
  agent: StockAgent<Memory>,
  redeem: (memory: Memory, share: number) => Memory,
  { path, redemptions = [] }: Told,
): StockAgent<Memory> {
  const own = redemptions.filter(({ of }) => of === agent.name);
  if (own.length === 0) return agent;
  const asked = (memory: Memory, t: number) =>
    own.reduce((now, { day, share }) => (day === path.days[t] ? redeem(now, share) : now), memory);
  return {
    ...agent,
    begin: () => {
      const { memory, holdings } = agent.begin();
      return { memory: asked(memory, 0), holdings };
    },
    after: (executed, before, memory, reacted) =>
      asked(agent.after(executed, before, memory, reacted), executed.close.t),
  };
}
