import type { ChainEnsembleAnswer, ChainIndices, ChainSpread } from "../../../contract.ts";
import { MISSING, percent, plain } from "../../../view/format.ts";
import { INPUT_WORDS, OUTCOME_WORDS } from "../../../view/words/chain-ensemble.ts";
import type { Page } from "../terminal.ts";
import { notesBlock, paragraph, say, section, sheet } from "./sheet.ts";
import { left, right, table } from "./table.ts";

/** How often the chain cascades, how far it goes, and what decides it. */
export function printChainEnsemble(answer: ChainEnsembleAnswer, page: Page): string {
  return sheet(head(answer, page), outcomes(answer, page), indices(answer, page), notesBlock(answer.notes, page));
}

function head({ from, to, runs, seed, market, pastDays, cascade }: ChainEnsembleAnswer, page: Page): string[] {
  const title = {
    zh: `${runs} 次连锁模拟，${from} 收盘起，至 ${to}，种子 ${seed}`,
    en: `${runs} runs of the chain from the close of ${from} to ${to}, seed ${seed}`,
  };
  const drawn = market === "bootstrap";
  const text = {
    zh: `市场：${drawn ? `由此前 ${pastDays} 日抽取` : "实录"}。踩踏（微盘跌幅超出市场 ${percent(cascade.fall, 0)}）：${cascade.count} 次，概率 ${percent(cascade.probability)}（${percent(cascade.low)} 至 ${percent(cascade.high)}）。`,
    en: `Market ${drawn ? `drawn from the ${pastDays} days before` : "as recorded"}. Cascades (micro caps fall ${percent(cascade.fall, 0)} beyond the market): ${cascade.count}, a probability of ${percent(cascade.probability)} (${percent(cascade.low)} to ${percent(cascade.high)}).`,
  };
  return section(say(title, page), paragraph(say(text, page), page), page);
}

function outcomes({ outcomes }: ChainEnsembleAnswer, page: Page): string[] {
  const columns = [
    left({ zh: "结果", en: "Result" }, page),
    ...(["least", "p10", "median", "p90", "most"] as const).map((name) => right(ENDS[name], page)),
  ];
  const rows = outcomes.map(({ outcome, spread }) => {
    const shown = (name: keyof ChainSpread) => figure(outcome, spread[name]);
    return [say(OUTCOME_WORDS[outcome], page), ...(["least", "p10", "median", "p90", "most"] as const).map(shown)];
  });
  return section(say({ zh: "分布", en: "Distribution" }, page), table(columns, rows, page), page);
}

const ENDS = {
  least: { zh: "最小", en: "least" },
  p10: { zh: "10%", en: "10%" },
  median: { zh: "中位", en: "median" },
  p90: { zh: "90%", en: "90%" },
  most: { zh: "最大", en: "most" },
};

/** Money in billions, shares as percentages, numbers of accounts whole. */
function figure(outcome: string, value: number | null): string {
  if (value === null) return MISSING;
  if (outcome.endsWith("Cny")) return `${plain(value / 1e9, 0)} bn`;
  return outcome === "accountsCalled" || outcome === "fundsClosed" ? plain(value, 0) : percent(value);
}

function indices({ indices }: ChainEnsembleAnswer, page: Page): string[] {
  if (indices.fall.length === 0) return [];
  const columns = [
    left({ zh: "输入", en: "Input" }, page),
    right({ zh: "跌幅：一阶", en: "Fall: first" }, page),
    right({ zh: "总", en: "total" }, page),
    right({ zh: "IM 贴水：一阶", en: "IM discount: first" }, page),
    right({ zh: "总", en: "total" }, page),
  ];
  const rows = indices.fall.map(({ input, first, total }, i) => [
    say(INPUT_WORDS[input], page),
    plain(first.value, 2),
    indexText(total),
    plain(indices.basis[i].first.value, 2),
    indexText(indices.basis[i].total),
  ]);
  const title = {
    zh: `方差归因（Sobol 指数，${indices.groups} 组，括号内 90% 区间）`,
    en: `What the variance goes back to (Sobol indices, ${indices.groups} groups, 90% intervals)`,
  };
  return section(say(title, page), table(columns, rows, page), page);
}

function indexText({ value, low, high }: ChainIndices["first"]): string {
  return value === null ? MISSING : `${plain(value, 2)} (${plain(low, 2)}…${plain(high, 2)})`;
}
