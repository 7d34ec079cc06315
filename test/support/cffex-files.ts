import { zipSync } from "fflate";
import { gb18030 } from "./gb18030.ts";

/** Made-up figures in the shape of the exchange's day file of 14 columns, blanks, subtotals and options included. */
export const DAY_FILE = `合约代码,今开盘,最高价,最低价,成交量,成交金额,持仓量,持仓变化,今收盘,今结算,前结算,涨跌1,涨跌2,Delta
IC2403    ,5100.2,5150,5050.4,40000,4080000,90000,-100,5120.6,5118.8,5090,30.6,28.8,--
IC2406,,,,0,0,12,0,,5010.2,5010.2,0,0,--
小计,,,,40000,4080000,90012,-100,,,,,,
IM2403,5000,5060,4980,50000,5010000,80000,20,5010.4,5020,4990,20.4,30,--
小计,,,,50000,5010000,80000,20,,,,,,
IO2403-C-3200,100,110,90,1200,1100,500,1,101,101.2,99,2,2.2,0.51
TL2406,105.1,106,104,100,105,100,1,105.5,105.6,105,0.5,0.6,--
合计,,,,91300,9091205,170612,-79,,,,,,
`;

/** The table of contract parameters, its title line first. */
export const PARAMETERS_FILE = `合约交易业务参数表（20240205）
合约代码,合约月份,挂盘基准价,上市日,最后交易日,涨停板幅度（%）,跌停板幅度（%）,涨停板价位,跌停板价位,持仓限额
IM2402,2402,5800,20231218,20240219,10%,10%,5400.2,4418.4,1200
IM2403,2403,5700.4,20230724,20240315,10%,10%,5380,4402.2,1200
IO2403-C-3200,2403,50,20230724,20240315,,,,,
`;

/** A month's archive with a day file for each of the days (`20240205`), in a folder. */
export function monthArchive(days: readonly string[], text: (day: string) => string = () => DAY_FILE): Uint8Array {
  return zipSync(Object.fromEntries(days.map((day) => [`202402/${day}_1.csv`, gb18030(text(day))])));
}

/** The columns of a file in another order, with one more. */
export function reordered(text: string): string {
  return text
    .trimEnd()
    .split("\n")
    .map((line, i) => [...line.split(",").toReversed(), i === 0 ? "备注" : ""].join(","))
    .join("\n");
}
