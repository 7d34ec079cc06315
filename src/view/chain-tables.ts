import type { ChainRunAnswer } from "../contract.ts";
import type { FigureTable } from "./figure-table.ts";
import { lots, MISSING, money, percent, plain, shortDate, signedPercent } from "./format.ts";
import { BUCKET_NAMES, markSign, markWords, SERIES_NAMES } from "./words/chain.ts";
import { type Lang, say } from "./words/lang.ts";

/** How far each series of the run stands from the record. */
export function errorsTable({ errors }: Pick<ChainRunAnswer, "errors">, lang: Lang): FigureTable {
  const heads = say(
    lang,
    "序列|均方根误差|模拟最低|实际最低|最大偏差",
    "Series|RMSE|Model low|Recorded low|Worst miss",
  );
  return {
    columns: heads.split("|").map((head, i) => (i === 1 ? { head, bold: true } : { head })),
    rows: errors.map(({ series, rmse, worst, modelLow, recordLow }) => {
      const isLots = series === "openInterestIM";
      const print = (value: number | null) => (isLots ? lots(value, lang) : signedPercent(value));
      const low = ({ date, value }: typeof modelLow) =>
        date === null ? MISSING : `${print(value)} (${shortDate(date, lang)})`;
      return [
        SERIES_NAMES[series][lang],
        isLots ? lots(rmse, lang) : percent(rmse),
        low(modelLow),
        low(recordLow),
        worst ? print(worst.model - worst.record) : MISSING,
      ];
    }),
  };
}

/** The marks of an unwind: does the model bear them, does the record. */
export function signatureTable({ signature }: Pick<ChainRunAnswer, "signature">, lang: Lang): FigureTable {
  return {
    columns: [
      { head: say(lang, "特征", "Mark"), words: true },
      { head: say(lang, "模拟", "Model"), bold: true },
      { head: say(lang, "实际", "Record") },
    ],
    rows: signature.map((mark) => [markWords(mark)[lang], markSign(mark.model, lang), markSign(mark.record, lang)]),
  };
}

/** Numbers outside their plausible range or on a bound of it. */
export function implausibleTable({ parameters }: Pick<ChainRunAnswer, "parameters">, lang: Lang): FigureTable {
  const heads = say(lang, "参数|取值|合理范围|判断", "Parameter|Value|Plausible range|Judgement").split("|");
  const judged = {
    outside: say(lang, "超出范围", "outside"),
    onBound: say(lang, "在边界上", "on a bound"),
    inside: "",
  };
  return {
    columns: heads.map((head, i) => (i === 1 ? { head, bold: true } : { head })),
    rows: parameters
      .filter(({ plausible }) => plausible !== "inside")
      .map(({ name, value, low, high, plausible }) => [
        name,
        parameterNumber(value),
        `${parameterNumber(low)} ${say(lang, "至", "to")} ${parameterNumber(high)}`,
        judged[plausible],
      ]),
  };
}

/** A parameter as short as it can be told; large ones in billions. */
export function parameterNumber(value: number): string {
  return Math.abs(value) >= 1e6 ? `${plain(value / 1e9, 0)}e9` : String(Number(value.toPrecision(3)));
}

/** What stays unexplained by bucket: net purchases that are missing. */
export function missingTable({ missing }: Pick<ChainRunAnswer, "missing">, lang: Lang): FigureTable {
  const heads = say(
    lang,
    "缺少的净买入|至实际最低|其后|最缺之日",
    "Missing net purchases|To the recorded low|After it|Worst day",
  ).split("|");
  return {
    columns: heads.map((head, i) => (i === 1 ? { head, bold: true } : { head })),
    rows: missing.map(({ bucket, toLowCny, afterLowCny, worst }) => [
      BUCKET_NAMES[bucket][lang],
      money(toLowCny, lang),
      money(afterLowCny, lang),
      `${money(worst.cny, lang)} (${shortDate(worst.date, lang)})`,
    ]),
  };
}

/** What happened in the run: calls, closures, forced and unsold sales, notes that knocked in. */
export function eventsTable({ days }: Pick<ChainRunAnswer, "days">, lang: Lang): FigureTable {
  const heads = say(
    lang,
    "日期|追保|平仓|清盘基金|强制卖出|未卖出|敲入名义|跌停（微盘）",
    "Date|Called|Closed|Funds closed|Forced sales|Unsold|Knocked in|Micro locked",
  ).split("|");
  const before = (t: number) => days[t - 1]?.fundsClosed ?? 0;
  return {
    columns: heads.map((head) => ({ head })),
    rows: days.flatMap((day, t) => {
      const { called, closed, fundsClosed, forcedSalesCny, unsoldCny, knockedInCny, buckets } = day;
      const isQuiet =
        called === 0 && fundsClosed === before(t) && unsoldCny < 1e9 && knockedInCny < 1e9 && forcedSalesCny < 1e9;
      if (isQuiet) return [];
      return [
        [
          shortDate(day.date, lang),
          String(called),
          String(closed),
          String(fundsClosed),
          money(forcedSalesCny, lang),
          money(unsoldCny, lang),
          money(knockedInCny, lang),
          percent(buckets.micro.locked, 0),
        ],
      ];
    }),
  };
}
