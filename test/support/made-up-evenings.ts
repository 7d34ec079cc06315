import type { EveningRuns, EveningStep } from "../../src/contract.ts";

const step = (
  name: EveningStep["step"],
  state: EveningStep["state"],
  at: string,
  zh: string,
  en: string,
): EveningStep => ({
  step: name,
  state,
  startedAt: `2024-02-07T09:${at}.000Z`,
  endedAt: `2024-02-07T09:${at}.400Z`,
  message: { zh, en },
  counts: {},
});

/** An evening whose fetch failed, after one that went well and one that was killed. */
export function madeUpEvenings(): EveningRuns {
  return {
    runs: [
      {
        date: "2024-02-07",
        startedAt: "2024-02-07T09:30:00.000Z",
        endedAt: "2024-02-07T09:31:00.000Z",
        steps: [
          step("fetch", "failed", "30:00", "tushare：每分钟最多访问 50 次", "tushare: at most 50 requests a minute"),
          step("quality", "ok", "30:10", "近一个月没有发现", "nothing found in the last month"),
          step("stage", "ok", "30:11", "平仓 第 2 日", "Unwinding day 2"),
          step("studies", "ok", "30:12", "13 项已答，3 项缺数据", "13 answered, 3 lack data"),
          step(
            "report",
            "ok",
            "30:20",
            "reports/bianque-2024-02-07.html, 482 kB",
            "reports/bianque-2024-02-07.html, 482 kB",
          ),
          step("alerts", "skipped", "30:30", "没有指定规则文件（--alerts）", "no file of rules is named (--alerts)"),
        ],
      },
      {
        date: "2024-02-06",
        startedAt: "2024-02-06T09:30:00.000Z",
        endedAt: "2024-02-06T09:31:00.000Z",
        steps: [step("stage", "ok", "30:11", "平仓 第 1 日", "Unwinding day 1")],
      },
      { date: "2024-02-05", startedAt: "2024-02-05T09:30:00.000Z", endedAt: null, steps: [] },
    ],
  };
}
