import type { SnowballPrice } from "../../../contract.ts";
import { level, MISSING, plain, signed } from "../../../view/format.ts";
import type { Page } from "../terminal.ts";
import { say, section, sheet } from "./sheet.ts";
import { right, table } from "./table.ts";

/** Values of one contract, a row a price of the index. */
export function printSnowballPrice({ engine, valuations, elapsedMs }: SnowballPrice, page: Page): string {
  const sampled = valuations.some(({ standardError }) => standardError !== null);
  const columns = [
    right({ zh: "指数", en: "Index" }, page),
    right({ zh: "价值", en: "Value" }, page),
    right({ zh: "Delta", en: "Delta" }, page),
    right({ zh: "Gamma", en: "Gamma" }, page),
    right({ zh: "Vega（每 1%）", en: "Vega per 1%" }, page),
    right({ zh: "Rho（每 1%）", en: "Rho per 1%" }, page),
    right({ zh: "贴水 Rho（每 1%）", en: "Carry rho per 1%" }, page),
    right({ zh: "Theta（每交易日）", en: "Theta per day" }, page),
    ...(sampled ? [right({ zh: "标准误", en: "Standard error" }, page)] : []),
  ];
  const rows = valuations.map((at) => [
    level(at.spot, 2),
    plain(at.price, 4),
    signed(at.delta, 4),
    signed(at.gamma, 6),
    signed(at.vega / 100, 4),
    signed(at.rho / 100, 4),
    signed(at.carryRho / 100, 4),
    signed(at.theta, 4),
    ...(sampled ? [at.standardError === null ? MISSING : plain(at.standardError, 4)] : []),
  ]);
  const title = { zh: `单份合约价值（${engine}）`, en: `One contract on one unit of the index (${engine})` };
  const time = { zh: `用时 ${plain(elapsedMs, 0)} 毫秒`, en: `took ${plain(elapsedMs, 0)} ms` };
  return sheet(section(say(title, page), table(columns, rows, page), page), [say(time, page)]);
}
