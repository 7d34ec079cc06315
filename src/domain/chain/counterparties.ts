import { AGENTS, type AgentName } from "./agent.ts";

/** Money that went from a buyer to a seller. */
export interface Sale {
  readonly seller: AgentName;
  readonly buyer: AgentName;
  readonly cny: number;
}

/** Net purchases by agent, yuan, one number a bucket or a future. */
export type NetPurchases = Readonly<Partial<Record<AgentName, ArrayLike<number>>>>;

/**
 * Who sold to whom: in each bucket (or future) every buyer takes from every seller in proportion to what both traded
 * net. Purchases of a bucket that do not sum to 0 are matched as far as they go. The largest sale first; sales of less
 * than 1 yuan are left out.
 */
export function salesBetween(purchases: readonly NetPurchases[]): Sale[] {
  const sums = new Map<string, { seller: AgentName; buyer: AgentName; cny: number }>();
  for (const day of purchases) {
    const width = Math.max(0, ...AGENTS.map((name) => day[name]?.length ?? 0));
    for (let k = 0; k < width; k++) {
      for (const sale of matched(day, k)) {
        const key = `${sale.seller} ${sale.buyer}`;
        const sum = sums.get(key);
        if (sum) sum.cny += sale.cny;
        else sums.set(key, { ...sale });
      }
    }
  }
  return [...sums.values()].filter(({ cny }) => cny >= 1).sort((a, b) => b.cny - a.cny);
}

function matched(day: NetPurchases, k: number): Sale[] {
  const net = AGENTS.map((name) => ({ name, cny: day[name]?.[k] ?? 0 }));
  const sellers = net.filter(({ cny }) => cny < 0);
  const buyers = net.filter(({ cny }) => cny > 0);
  const sold = -sellers.reduce((sum, { cny }) => sum + cny, 0);
  const bought = buyers.reduce((sum, { cny }) => sum + cny, 0);
  const most = Math.max(sold, bought);
  return sellers.flatMap((seller) =>
    buyers.map((buyer) => ({ seller: seller.name, buyer: buyer.name, cny: (-seller.cny * buyer.cny) / most })),
  );
}
