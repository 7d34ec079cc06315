import type { ChainFan, ChainForecastAnswer, ChainStartRow } from "../../../contract.ts";
import { MISSING, percent, plain, signedPercent } from "../../../view/format.ts";
import { FORECAST_WORDS, SERIES_WORDS } from "../../../view/words/chain-forecast.ts";
import type { Page } from "../terminal.ts";
import { notesBlock, paragraph, say, section, sheet } from "./sheet.ts";
import { left, right, table } from "./table.ts";

/** The alarm, the fan on a few days, how it did, and the same from other starts. */
export function printChainForecast(answer: ChainForecastAnswer, page: Page): string {
  return sheet(
    head(answer, page),
    fans(answer, page),
    scores(answer, page),
    placebo(answer, page),
    notesBlock(answer.notes, page),
  );
}

function head({ until, days, paths, seed, parameters, past, alarm }: ChainForecastAnswer, page: Page): string[] {
  const title = {
    zh: `${until} 收盘后 ${days} 个交易日的预测，${paths} 条路径，种子 ${seed}`,
    en: `Forecast of ${days} trading days from the close of ${until}, ${paths} paths, seed ${seed}`,
  };
  const { chain, beta, followed } = alarm;
  const weighted = parameters.choice === "weighted";
  const text = {
    zh: `警报：微盘跌幅超出市场 ${percent(alarm.fall, 0)} 的概率 ${percent(chain.probability)}（${percent(chain.low)} 至 ${percent(chain.high)}）；只按贝塔 ${percent(beta.probability)}。实际超出 ${percent(followed)}。参数${weighted ? "按此前 20 日加权" : "取自合理区间"}；随机日取自 ${past.from} 以来的 ${past.days} 日。`,
    en: `Alarm: micro caps fall ${percent(alarm.fall, 0)} beyond the market with a probability of ${percent(chain.probability)} (${percent(chain.low)} to ${percent(chain.high)}); by beta alone ${percent(beta.probability)}. What followed: ${percent(followed)}. Parameters ${weighted ? "weighted by the 20 days before" : "from their plausible ranges"}; days drawn from the ${past.days} since ${past.from}.`,
  };
  return section(say(title, page), paragraph(say(text, page), page), page);
}

type Placebo = NonNullable<ChainForecastAnswer["placebo"]>;

/** Days of the fan that a person is shown. */
const SHOWN_EVERY = 5;

function fans({ fans, quantiles }: ChainForecastAnswer, page: Page): string[] {
  const columns = [
    left({ zh: "日期", en: "Date" }, page),
    ...quantiles.map((p) => right({ zh: percent(p, 0), en: percent(p, 0) }, page)),
    right({ zh: "实录", en: "Recorded" }, page),
  ];
  const rows = fans
    .filter(({ series }) => series !== "300" && series !== "500")
    .flatMap((fan) => [{ group: say(SERIES_WORDS[fan.series], page) }, ...fanRows(fan)]);
  return section(say({ zh: "分位", en: "Quantiles" }, page), table(columns, rows, page), page);
}

function fanRows({ days }: ChainFan): string[][] {
  return days
    .filter((_, t) => (t + 1) % SHOWN_EVERY === 0 || t + 1 === days.length)
    .map(({ date, quantiles, record }) => [
      date,
      ...quantiles.map((value) => signedPercent(value, 0)),
      signedPercent(record, 0),
    ]);
}

function scores({ scores }: ChainForecastAnswer, page: Page): string[] {
  if (scores === null) return [];
  const columns = [
    left({ zh: "序列", en: "Series" }, page),
    left({ zh: "预测", en: "Forecast" }, page),
    right({ zh: "CRPS", en: "CRPS" }, page),
    right({ zh: "80% 带覆盖", en: "In the 80% band" }, page),
    right({ zh: "带宽", en: "Width of the band" }, page),
  ];
  const rows = scores.map(({ series, forecast, crps, coverage, width }) => [
    say(SERIES_WORDS[series], page),
    say(FORECAST_WORDS[forecast], page),
    plain(crps, 3),
    percent(coverage, 0),
    percent(width, 0),
  ]);
  const title = {
    zh: "与实录比较（各日平均，CRPS 越小越好）",
    en: "Against the record (means over days; less CRPS is better)",
  };
  return section(say(title, page), table(columns, rows, page), page);
}

function placebo({ placebo }: ChainForecastAnswer, page: Page): string[] {
  if (placebo === null) return [];
  const columns = [
    left({ zh: "起点", en: "Start" }, page),
    right({ zh: "警报", en: "Alarm" }, page),
    right({ zh: "贝塔", en: "by beta" }, page),
    right({ zh: "实际超跌", en: "Fell beyond" }, page),
    right({ zh: "CRPS 连锁", en: "CRPS chain" }, page),
    right({ zh: "贝塔", en: "beta" }, page),
    right({ zh: "游走", en: "walk" }, page),
    right({ zh: "覆盖", en: "Covered" }, page),
    right({ zh: "带宽", en: "Width" }, page),
  ];
  const title = { zh: "其他起点（微盘）", en: "The same from other starts (micro caps)" };
  const levels = placebo.levels.map(({ level, hits, falseAlarms, missed, quiet }) =>
    say(
      {
        zh: `警报不低于 ${percent(level, 0)}：命中 ${hits}，误报 ${falseAlarms}，漏报 ${missed}，安静 ${quiet}；误报率 ${rate(falseAlarms, quiet)}。`,
        en: `Alarm from ${percent(level, 0)} on: ${hits} hits, ${falseAlarms} false alarms, ${missed} missed, ${quiet} quiet; false alarms at ${rate(falseAlarms, quiet)} of calm starts.`,
      },
      page,
    ),
  );
  return [
    ...section(say(title, page), table(columns, placebo.starts.map(startCells), page), page),
    ...paragraph(calm(placebo.calm, page), page),
    ...levels.flatMap((line) => paragraph(line, page)),
  ];
}

function calm({ starts, better, crps }: Placebo["calm"], page: Page): string {
  const [chain, beta, walk] = [crps?.chain, crps?.beta, crps?.walk].map((value) => plain(value, 3));
  return say(
    {
      zh: `其后平静的 ${starts} 个起点：CRPS 连锁 ${chain}、贝塔 ${beta}、游走 ${walk}；连锁优于贝塔 ${better} 次。`,
      en: `The ${starts} starts that stayed calm: CRPS of the chain ${chain}, of beta alone ${beta}, of the random walk ${walk}; the chain did better than beta at ${better}.`,
    },
    page,
  );
}

function rate(falseAlarms: number, quiet: number): string {
  return falseAlarms + quiet === 0 ? MISSING : percent(falseAlarms / (falseAlarms + quiet), 0);
}

function startCells({ until, alarm, betaAlarm, fall, crps, coverage, width }: ChainStartRow): string[] {
  return [
    until,
    percent(alarm),
    percent(betaAlarm),
    percent(fall),
    plain(crps.chain, 3),
    plain(crps.beta, 3),
    plain(crps.walk, 3),
    percent(coverage.chain, 0),
    percent(width.chain, 0),
  ];
}
