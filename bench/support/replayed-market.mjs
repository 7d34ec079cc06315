// A made-up market of 5,000 stocks and 16 contracts, served over HTTP on loopback as Tushare and CFFEX would: run as a
// process of its own, it prints its port and answers until it is ended. --stocks N makes it smaller.
import { createServer } from "node:http";
import { formatDay, isTradingDay, parseDay } from "../../dist/domain/calendar/index.js";
import { xoshiro } from "../../dist/numerics/xoshiro.js";

const asked = process.argv.indexOf("--stocks");
const STOCKS = asked < 0 ? 5000 : Number(process.argv[asked + 1]);
const random = xoshiro(1);
const price = (low, high) => Math.round(100 * (low + (high - low) * random.uniform())) / 100;

const stocks = Array.from({ length: STOCKS }, (_, j) => `${String(600_000 + j)}.SH`);
const contracts = ["IF", "IH", "IC", "IM"].flatMap((name) =>
  ["2403", "2406", "2409", "2412"].map((m) => `${name}${m}.CFX`),
);
const indices = ["000300.SH", "000016.SH", "000905.SH", "000852.SH", "932000.CSI"];

/** Rows of each interface; the day stands as DAY and is put in when asked. */
const TABLES = {
  daily: rows(stocks, "ts_code,trade_date,open,high,low,close,pre_close,vol,amount", () => {
    const [low, high] = [price(5, 9), price(9, 12)];
    return [low, high, low, high, low, 123_456, 1_260_789];
  }),
  daily_basic: rows(
    stocks,
    "ts_code,trade_date,total_share,float_share,free_share,total_mv,circ_mv,turnover_rate",
    () => {
      const shares = Math.round(1e5 * random.uniform() + 1e4);
      return [shares, shares, shares, shares * 10, shares * 10, price(0, 5)];
    },
  ),
  stk_limit: rows(stocks, "ts_code,trade_date,up_limit,down_limit", () => [price(11, 13), price(4, 5)]),
  fut_daily: rows(contracts, "ts_code,trade_date,open,high,low,close,vol,oi,settle", () => [
    5000, 5100, 4900, 5050, 1000, 2000, 5040,
  ]),
  fut_settle: rows(
    contracts,
    "ts_code,trade_date,long_margin_rate,short_margin_rate,trading_fee_rate,offset_today_fee",
    () => [12, 12, 0.023, 0.23],
  ),
};

function rows(codes, fields, values) {
  const items = codes.map((code) => [code, "DAY", ...values()]);
  return {
    text: JSON.stringify({
      request_id: "made",
      code: 0,
      msg: "",
      data: { fields: fields.split(","), items, has_more: false },
    }),
    count: items.length,
  };
}

const NOTHING = JSON.stringify({ code: 0, msg: "", data: { fields: [], items: [], has_more: false } });

function answer({ api_name: api, params }) {
  if (api === "index_daily") return indexRows(params);
  const table = TABLES[api];
  const digits = params.trade_date ?? "";
  const isOpen = /^\d{8}$/.test(digits) && isTradingDay(parseDay(digits.replace(/(....)(..)(..)/, "$1-$2-$3")));
  const isFirstPage = Number(params.offset ?? 0) === 0;
  return table && isOpen && isFirstPage ? table.text.replaceAll("DAY", digits) : NOTHING;
}

function indexRows({ ts_code, start_date, end_date, offset }) {
  if (!indices.includes(ts_code) || Number(offset) > 0) return NOTHING;
  const day = (digits) => parseDay(digits.replace(/(....)(..)(..)/, "$1-$2-$3"));
  const items = [];
  for (let at = day(start_date); at <= day(end_date); at++) {
    if (isTradingDay(at)) items.push([ts_code, formatDay(at).replaceAll("-", ""), 4900, 5100, 4800, 5000 + (at % 7)]);
  }
  return JSON.stringify({
    code: 0,
    msg: "",
    data: { fields: ["ts_code", "trade_date", "open", "high", "low", "close"], items, has_more: false },
  });
}

const server = createServer((request, response) => {
  let body = "";
  request.on("data", (piece) => {
    body += piece;
  });
  request.on("end", () => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(answer(JSON.parse(body)));
  });
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
