import type { Note } from "../../contract.ts";

/** What the thresholds leave out. */
export const FIRE_SALE_NOTES: Note[] = [
  {
    zh: "各机构只通过共同持有的资产相互影响；机构之间没有借贷，没有人在低价买入。",
    en: "Institutions touch each other through common assets alone: none lends to another, and nobody buys when prices are low.",
  },
  {
    zh: "最后一步才挂出的资产没有卖出；步数更多时可能还有违约。",
    en: "What is put up for sale in the last step stays unsold; with more steps there may be more defaults.",
  },
];

/** What the cap on leverage takes for granted. */
export const LEVERAGE_NOTES: Note[] = [
  {
    zh: "杠杆为总资产除以净资产；只有列出的资产可卖，卖得的钱当轮还债。",
    en: "Leverage is all assets over equity; only the named assets can be sold, and what they fetch repays debt in the same round.",
  },
  {
    zh: "一轮冲击越大，最终价格不一定越低：价格下跌后，同样的份额折成的金额变小，冲击也变小。",
    en: "A larger shock need not end in lower prices: the law counts money sold, and the same units are less money after a fall.",
  },
];

/** What one linear round leaves out. */
export const GREENWOOD_NOTES: Note[] = [
  {
    zh: "只算一轮，价格冲击为线性；跌幅可以超过 100%，此时结果只表示「很大」。",
    en: "One round and a linear price impact: falls may exceed a whole price, and then say no more than that losses are large.",
  },
  {
    zh: "机构按比例卖出全部资产以回到原杠杆；不在清单上的资产卖出时价格不变。",
    en: "Institutions sell all assets in proportion to return to their leverage; those not named as assets sell at unmoved prices.",
  },
];
