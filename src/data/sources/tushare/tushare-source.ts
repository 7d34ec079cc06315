import { InputError } from "../../../errors.ts";
import type { Source } from "../../fetch/source.ts";
import { tushareDatasets } from "./datasets.ts";
import { tushareClient } from "./tushare-client.ts";

/** Where the service answers; plain HTTP is its documented address, so the token travels in the clear there. */
export const TUSHARE_URL = "http://api.tushare.pro";

/** The limit of 2,000 points for one interface; --per-minute fits it to yours. */
const RATE = { perMinute: 200, spaced: false };

/** Tushare Pro. The token comes from the environment alone. Throws InputError where there is none. */
export function tushareSource(token: string | undefined, url = TUSHARE_URL): Source {
  const secret = token?.trim();
  return {
    name: "tushare",
    title: "Tushare",
    rate: RATE,
    datasets: tushareDatasets(
      secret
        ? tushareClient(url, secret)
        : () => Promise.reject(new InputError("$TUSHARE_TOKEN is not set; expected the token of your Tushare account")),
    ),
    version: async () => "pro",
  };
}
