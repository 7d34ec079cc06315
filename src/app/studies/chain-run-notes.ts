import type { ChainParameter, Note } from "../../contract.ts";
import type { ChainRunSettings } from "./chain-run-settings.ts";

/** What must be said of a run. */
export function chainRunNotes(settings: ChainRunSettings, parameters: readonly ChainParameter[]): Note[] {
  return [...plausibilityNotes(parameters), ...marketNotes(settings), BOOK, RESIDUAL];
}

function plausibilityNotes(parameters: readonly ChainParameter[]): Note[] {
  const names = (plausible: ChainParameter["plausible"]) =>
    parameters.filter((one) => one.plausible === plausible).map(({ name }) => name);
  const outside = names("outside");
  const onBound = names("onBound");
  return [
    ...(outside.length === 0
      ? []
      : [
          {
            zh: `不可信：${outside.join("、")} 超出合理范围。这样的拟合只说明还缺少卖家，不解释行情。`,
            en: `Not plausible: ${outside.join(", ")} outside the plausible range. Such a fit stands in for sellers that are missing; it explains nothing.`,
          },
        ]),
    ...(onBound.length === 0
      ? []
      : [
          {
            zh: `${onBound.join("、")} 落在合理范围的边界上。`,
            en: `On a bound of the plausible range: ${onBound.join(", ")}.`,
          },
        ]),
  ];
}

function marketNotes({ market, programmes, meanBlock }: ChainRunSettings): Note[] {
  if (market === "recorded") {
    const isBought = programmes === null || programmes.length > 0;
    return [
      {
        zh: `沪深300取实际收益，是外生变量${isBought ? "；稳定资金的买入也是给定的，事后才知，不是预测" : ""}。`,
        en: `The CSI300 is given as recorded: nothing here explains it.${isBought ? " So are the purchases of the stabilisation fund, known afterwards: no forecast." : ""}`,
      },
    ];
  }
  return [
    {
      zh: `起始日之后的行情不来自记录；合约持仓权重取常态。${market === "bootstrapped" ? `市场收益从起始日之前抽取，平均区块 ${meanBlock} 日。` : ""}`,
      en: `Nothing recorded after the start is used; contracts have their usual weights.${market === "bootstrapped" ? ` Market returns are drawn from the days before the start in blocks of ${meanBlock} days on average.` : ""}`,
    },
  ];
}

const BOOK: Note = {
  zh: "雪球存量由指数历史与公布规模推定（假设）；中性、DMA、融资与质押规模为假设或弱来源，见 docs/chain.md。",
  en: "The snowball book is made from index history and published totals (assumption); sizes of neutral funds, DMA, margin and pledges are assumptions or weakly sourced: docs/chain.md.",
};

const RESIDUAL: Note = {
  zh: "“其他”持有无人持有的股票，是每笔股票交易的对手；套利者是每手期货的对手。",
  en: '"Others" hold what nobody else does and take the other side of every stock trade; arbitrageurs that of every future.',
};
