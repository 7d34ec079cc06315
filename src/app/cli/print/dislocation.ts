import type { DislocationAnswer, DislocationLawAnswer, DislocationProduct } from "../../../contract.ts";
import { level, lotsNumber, money, percent, plain, signed, signedPercent } from "../../../view/format.ts";
import type { Page } from "../terminal.ts";
import { lastDays, notesBlock, paragraph, say, section, sheet } from "./sheet.ts";
import { left, right, table } from "./table.ts";

type Structural = NonNullable<DislocationAnswer["structural"]>;
type Coefficient = DislocationLawAnswer["onReturn"];

/** Days that a person is shown as least explained. */
const MOST_MISSING = 8;

/** Dislocation by day, its law by window, and the structural fit with what is missing. */
export function printDislocation(answer: DislocationAnswer, page: Page): string {
  return sheet(
    heading(answer, page),
    ...answer.products.flatMap((product) => [days(product, page), laws(product, page)]),
    ...(answer.structural ? structural(answer.structural, page) : []),
    notesBlock(answer.notes, page),
  );
}

function heading({ from, to, tauDays }: DislocationAnswer, page: Page): string[] {
  const title = { zh: `基差错位，${from} 至 ${to}`, en: `Dislocation of the basis, ${from} to ${to}` };
  const sign = {
    zh: `期货在持有成本之外低于指数的部分（占指数）；为正即贴水，空头的成本。到期前约 ${plain(tauDays, 0)} 日内消失。`,
    en: `What futures stand below their index beyond the carry, as a share of it; positive is a discount, a cost to the short. It fades over ${plain(tauDays, 0)} days into an expiry.`,
  };
  return section(say(title, page), paragraph(say(sign, page), page), page);
}

const bp = (ratio: number | null) => plain(ratio === null ? null : ratio * 1e4, 1);

function days({ product, days }: DislocationProduct, page: Page): string[] {
  const columns = [
    left({ zh: "日期", en: "Date" }, page),
    right({ zh: "指数", en: "Index" }, page),
    right({ zh: "错位", en: "Dislocation" }, page),
    right({ zh: "持有成本", en: "Carry" }, page),
    right({ zh: "残差 bp", en: "Residual bp" }, page),
    right({ zh: "加权基差", en: "Weighted basis" }, page),
    right({ zh: "拟合", en: "Fitted" }, page),
    right({ zh: "万手", en: "Lots, thousand" }, page),
  ];
  const rows = days.map((day) => [
    day.date,
    level(day.spot, 1),
    signedPercent(day.dislocation, 2),
    signedPercent(day.carry, 1),
    bp(day.residual),
    signedPercent(day.oiWeighted, 1),
    signedPercent(day.oiWeightedFitted, 1),
    lotsNumber(day.openInterest, page.lang),
  ]);
  const { shown, omitted } = lastDays(rows, page);
  return section(product, [...omitted, ...table(columns, shown, page)], page);
}

function laws({ product, laws }: DislocationProduct, page: Page): string[] {
  const title = {
    zh: `${product}：错位的日变动 = a + b × 指数收益 + k × 前一日错位（括号内为标准误）`,
    en: `${product}: change in a day = a + b x index return + k x dislocation before (standard errors in brackets)`,
  };
  const columns = [
    left({ zh: "窗口", en: "Window" }, page),
    right({ zh: "天数", en: "Days" }, page),
    right({ zh: "R²", en: "R²" }, page),
    right({ zh: "留一", en: "One out" }, page),
    right({ zh: "预测其后", en: "On the rest" }, page),
    right({ zh: "b", en: "b" }, page),
    right({ zh: "k", en: "k" }, page),
    right({ zh: "残差 bp", en: "Residual bp" }, page),
    right({ zh: "单一成本", en: "One carry" }, page),
  ];
  const rows = laws.map((law) => [
    say(law.window, page),
    String(law.days),
    plain(law.rSquared, 2),
    plain(law.leaveOneOut, 2),
    plain(law.explainsAsked, 2),
    withError(law.onReturn),
    withError(law.onBefore),
    bp(law.residualDaily),
    bp(law.residualOneCarry),
  ]);
  return laws.length === 0 ? [] : section(say(title, page), table(columns, rows, page), page);
}

function withError({ value, standardError }: Coefficient): string {
  return `${signed(value, 2)} (${plain(standardError, 2)})`;
}

const NAMES = {
  impact: { zh: "冲击 θ", en: "impact, theta" },
  reversion: { zh: "回复 κ", en: "reversion, kappa" },
  build: { zh: "套保 η", en: "hedge build, eta" },
  "impact x build": { zh: "θ × η", en: "theta x eta" },
} as const;

function structural(answer: Structural, page: Page): string[][] {
  return [fits(answer, page), parameters(answer, page), missing(answer, page)];
}

function fits({ fit, withoutDealers, test, cap }: Structural, page: Page): string[] {
  const title = {
    zh: `由资金流解释（Delta 上限 ${plain(cap, 1)}）`,
    en: `Explained by flows (delta cap ${plain(cap, 1)})`,
  };
  const columns = [
    left({ zh: "", en: "" }, page),
    ...fit.products.map(({ product }) => right({ zh: `${product} R²`, en: `${product} R²` }, page)),
    ...fit.products.map(({ product }) => right({ zh: `${product} 持仓 R²`, en: `${product} interest R²` }, page)),
  ];
  const row = (name: string, products: readonly { rSquared: number | null; openInterestRSquared: number | null }[]) => [
    name,
    ...products.map(({ rSquared }) => plain(rSquared, 2)),
    ...products.map(({ openInterestRSquared }) => plain(openInterestRSquared, 2)),
  ];
  const rows = [
    row(say({ zh: "拟合", en: "fitted" }, page), fit.products),
    row(say({ zh: "无雪球做市商", en: "fitted without dealers" }, page), withoutDealers.products),
    ...(test
      ? [
          row(
            say({ zh: `检验 ${test.from} 至 ${test.to}`, en: `tested ${test.from} to ${test.to}` }, page),
            test.products,
          ),
        ]
      : []),
  ];
  return section(say(title, page), table(columns, rows, page), page);
}

function parameters({ fit, parameters, bounds, acceptedCount }: Structural, page: Page): string[] {
  const title = {
    zh: `参数；${acceptedCount} 组同样合适`,
    en: `Parameters; ${acceptedCount} vectors of the grid fit as well`,
  };
  const columns = [
    left({ zh: "参数", en: "Parameter" }, page),
    right({ zh: "拟合", en: "Fitted" }, page),
    right({ zh: "同样合适", en: "As good" }, page),
    right({ zh: "合理范围", en: "Plausible" }, page),
    left({ zh: "", en: "" }, page),
  ];
  const rows = parameters.map(({ name, low, high, plausible, identified }) => {
    const value = name === "impact x build" ? fit.impact * fit.build : fit[name];
    const remarks = [
      identified ? say({ zh: "可识别", en: "identified" }, page) : say({ zh: "不可识别", en: "not identified" }, page),
      ...(bounds.some((bound) => bound === name) ? [say({ zh: "触及边界", en: "on its bound" }, page)] : []),
    ];
    return [
      say(NAMES[name], page),
      plain(value, 2),
      `${plain(low, 2)}..${plain(high, 2)}`,
      `${plain(plausible[0], 2)}..${plain(plausible[1], 2)}`,
      remarks.join(", "),
    ];
  });
  return section(say(title, page), table(columns, rows, page), page);
}

function missing({ steps }: Structural, page: Page): string[] {
  const title = {
    zh: "最难解释的日子：缺少的期货买卖（为正即买）",
    en: "Least explained: the futures flow that is missing (positive: purchases)",
  };
  const columns = [
    left({ zh: "日期", en: "Date" }, page),
    left({ zh: "品种", en: "Product" }, page),
    right({ zh: "变动", en: "Change" }, page),
    right({ zh: "模型", en: "Modelled" }, page),
    right({ zh: "做市商卖出/持仓", en: "Dealers sell" }, page),
    right({ zh: "套保者卖出/持仓", en: "Hedgers sell" }, page),
    right({ zh: "缺口", en: "Missing" }, page),
  ];
  const rows = [...steps]
    .sort((a, b) => Math.abs(b.missingFlowCny) - Math.abs(a.missingFlowCny))
    .slice(0, MOST_MISSING)
    .map((step) => [
      step.date,
      step.product,
      signedPercent(step.change, 2),
      signedPercent(step.modelled, 2),
      percent(step.dealerSales, 1),
      percent(step.hedgerSales, 1),
      money(step.missingFlowCny, page.lang),
    ]);
  return section(say(title, page), table(columns, rows, page), page);
}
