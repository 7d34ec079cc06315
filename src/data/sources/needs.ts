import type { TableName } from "../schema.ts";

/** Tables that each question reads; those in brackets of `better` sharpen it where they are there. */
export interface Need {
  readonly needs: readonly TableName[];
  readonly better: readonly TableName[];
}

const BASIS: readonly TableName[] = ["futures_daily", "index_daily"];
const STOCKS: readonly TableName[] = ["stock_price", "stock_shares"];

/** By study, the tables that a live source can fill. Files fill the same tables or their adjusted twins. */
export const NEEDS: Readonly<Record<string, Need>> = {
  overview: { needs: BASIS, better: ["index_total_return", "stock_price"] },
  stage: { needs: BASIS, better: ["index_total_return", "stock_price", "stock_shares", "stock_name"] },
  basis: { needs: BASIS, better: ["index_total_return"] },
  microcap: { needs: STOCKS, better: ["stock_name"] },
  crowding: { needs: STOCKS, better: ["index_daily", "stock_name", "stock_fundamental"] },
  factors: { needs: STOCKS, better: ["stock_name", "stock_fundamental"] },
  "factor-study": { needs: STOCKS, better: ["stock_name", "stock_fundamental"] },
  exposures: { needs: STOCKS, better: ["stock_name", "index_weight", "stock_fundamental"] },
  drift: { needs: STOCKS, better: ["stock_name"] },
  backtest: {
    needs: [...STOCKS, ...BASIS],
    better: ["futures_settlement", "futures_terms", "stock_name", "index_weight"],
  },
  dma: { needs: BASIS, better: ["stock_price", "stock_shares", "stock_name", "futures_settlement"] },
  check: { needs: [...STOCKS, ...BASIS], better: ["stock_name", "index_weight"] },
  snowball: { needs: BASIS, better: ["index_total_return"] },
  quality: { needs: [], better: ["stock_name", "stock_price", "stock_shares", "stock_limit"] },
};
