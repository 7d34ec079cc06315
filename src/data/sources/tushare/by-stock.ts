import { monthOf, yearOf } from "../../../domain/calendar/index.ts";
import { InputError } from "../../../errors.ts";
import { wholeAnswer } from "../../fetch/answer.ts";
import type { Ask } from "../../fetch/polite-request.ts";
import type { Answer, Dataset, UnitKey, Wanted } from "../../fetch/source.ts";
import { takeRows } from "../../fetch/take-rows.ts";
import { ACCOUNT_FIELDS, type Accounts, accountRows } from "./accounts.ts";
import { PLEDGE_FIELDS, pledgeRows } from "./pledge-rows.ts";
import type { Client } from "./tushare-client.ts";

/** Data sets that are asked for stock by stock, for stocks that are named: thousands of questions for all of them. */
export function stockDatasets(client: Client): Dataset[] {
  return [
    byStock("fundamentals", (ask, code) => askAccounts(client, ask, code), {
      summary: "accounts of named stocks (--codes) as first announced: income, balance sheet, cash flow, dividends",
      tables: ["stock_fundamental"],
      units: "yuan; earnings, cash flow and dividends of twelve months",
      cost: "2000 points, four questions a stock",
    }),
    byStock("pledge_detail", (ask, code) => askPledges(client, ask, code), {
      summary: "pledges of named stocks (--codes) one by one: who, to whom, how many shares, from and until when",
      tables: ["stock_pledge"],
      units: "ten thousand shares become shares; loans and lines are not told",
      cost: "500 points",
    }),
  ];
}

function byStock(
  name: string,
  answer: (ask: Ask, code: string) => Promise<ReturnType<typeof takeRows>>,
  about: Pick<Dataset, "summary" | "tables" | "units" | "cost">,
): Dataset {
  return {
    ...about,
    name,
    onRequest: true,
    keys: quarterKey,
    held: null,
    plan: async (quarters, { codes, lacking }) => {
      if (!codes || codes.length === 0) {
        throw new InputError(`--what ${name} asks stock by stock; name them with --codes 000001,600000`);
      }
      const keys = codes.flatMap((code) => quarters.map((quarter) => ({ ...quarter, key: `${code} ${quarter.key}` })));
      const codeOf = new Map(keys.map(({ key }) => [key, requireCode(key.split(" ")[0])]));
      return lacking(keys).map((key) => ({
        keys: [key],
        ask: async (ask): Promise<Answer> => wholeAnswer(key.key, [await answer(ask, codeOf.get(key.key) as string)]),
      }));
    },
  };
}

/** The quarter of today: what is asked for as a whole is asked for again in the next one. */
function quarterKey({ today }: Wanted): UnitKey[] {
  const quarter = `${yearOf(today)}Q${Math.ceil(monthOf(today) / 3)}`;
  return [{ key: quarter, to: today, settledOn: today, wholeWithRows: true }];
}

/** `600000.SH` of `600000`. Throws InputError for what is no stock's code. */
function requireCode(code: string): string {
  if (!/^\d{6}$/.test(code)) throw new InputError(`--codes names "${code}"; expected six digits such as 000001`);
  if (/^6/.test(code)) return `${code}.SH`;
  return /^(4|8|92)/.test(code) ? `${code}.BJ` : `${code}.SZ`;
}

async function askPledges(client: Client, ask: Ask, code: string) {
  const call = { api: "pledge_detail", params: { ts_code: code }, fields: PLEDGE_FIELDS, limit: 1000 };
  return takeRows("stock_pledge", pledgeRows(code.slice(0, 6), await client(ask, call)));
}

async function askAccounts(client: Client, ask: Ask, code: string) {
  const of = (api: keyof typeof ACCOUNT_FIELDS) =>
    client(ask, { api, params: { ts_code: code }, fields: ACCOUNT_FIELDS[api], limit: 1000 });
  const accounts: Accounts = {
    income: await of("income"),
    balancesheet: await of("balancesheet"),
    cashflow: await of("cashflow"),
    dividend: await of("dividend"),
  };
  return takeRows("stock_fundamental", accountRows(code.slice(0, 6), accounts));
}
