import type { Words } from "./lang.ts";

/** Names of the dashboard's pages, in the order of the bar and of the number keys. */
export const PAGE_NAMES = {
  overview: { zh: "总览", en: "Overview" },
  basis: { zh: "基差", en: "Basis" },
  microcap: { zh: "微盘股", en: "Micro-cap" },
  factors: { zh: "因子", en: "Factors" },
  snowball: { zh: "雪球", en: "Snowballs" },
  crowding: { zh: "拥挤度", en: "Crowding" },
  drift: { zh: "风格漂移", en: "Drift" },
  neutral: { zh: "中性组合", en: "Neutral" },
  leverage: { zh: "杠杆", en: "Leverage" },
  pledge: { zh: "质押", en: "Pledges" },
  chain: { zh: "踩踏链", en: "Chain" },
  data: { zh: "数据", en: "Data" },
} as const satisfies Record<string, Words>;
