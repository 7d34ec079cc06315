import type { Note } from "../../contract.ts";
import type { PlayerName } from "../../domain/chain/index.ts";

const NECESSITY: Note = {
  zh: "“必要度”是只剪这一环时消失的跌幅占比；各环互为条件，加起来远超 100%，不能当作贡献。能加总的是沙普利份额。",
  en: "Necessity is the share of the fall that is gone when this link alone is cut. Links need each other, so these add to far more than 100% and are no shares; the Shapley shares add up.",
};

const FITTED: Note = {
  zh: "参数组由“bianque chain calibrate”用 2024 年 1、2 月拟合而得；换一个窗口时它们仍是 2024 年初的参数。",
  en: "The sets were accepted by `bianque chain calibrate` on January and February 2024; over another span they are still the parameters of that one.",
};

const ONE_EPISODE: Note = {
  zh: "一段行情、27 个交易日：带宽只含参数组之间的差别，不含模型本身可能错的部分。",
  en: "One episode of some 27 days: a band holds how sets of parameters differ, not how the model itself may be wrong.",
};

/** What a reader of the cuts must know. */
export function chainCutNotes(game: readonly PlayerName[]): Note[] {
  const alone: Note = {
    zh: `沙普利的起点是没有这 ${game.length} 方的市场：市场因子、被掩盖的跌幅、质押、抄底和平准资金照旧。`,
    en: `Shapley shares start from the market without these ${game.length} players: the market factor, the masked fall, pledge lenders, value buyers and the stabilisation fund stay as they are.`,
  };
  return [NECESSITY, alone, FITTED, ONE_EPISODE];
}
