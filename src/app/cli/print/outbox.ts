import type { Delivery, DeliveryState } from "../../../contract.ts";
import { MISSING } from "../../../view/format.ts";
import type { Words } from "../../../view/words/lang.ts";
import type { Page } from "../terminal.ts";
import { say, sheet } from "./sheet.ts";
import { left, right, table } from "./table.ts";

const STATES: Readonly<Record<DeliveryState, Words>> = {
  waiting: { zh: "待发", en: "waiting" },
  sending: { zh: "发送中", en: "sending" },
  sent: { zh: "已送达", en: "sent" },
  "given-up": { zh: "已放弃", en: "given up" },
};

/** The deliveries of the outbox, as given. */
export function printOutbox(deliveries: readonly Delivery[], page: Page): string {
  if (deliveries.length === 0) return sheet([say({ zh: "发件箱是空的。", en: "The outbox is empty." }, page)]);
  const columns = [
    left({ zh: "日期", en: "Evening" }, page),
    left({ zh: "规则", en: "Rule" }, page),
    left({ zh: "渠道", en: "Channel" }, page),
    left({ zh: "状态", en: "State" }, page),
    right({ zh: "次数", en: "Tries" }, page),
    left({ zh: "下次（UTC）", en: "Next (UTC)" }, page),
    { ...left({ zh: "原因", en: "Why" }, page), mayCut: true },
  ];
  const rows = deliveries.map(({ alert, channel, state, attempts, nextAt, error }) => [
    alert.date,
    alert.rule,
    channel,
    STATES[state][page.lang],
    String(attempts),
    state === "waiting" ? nextAt.slice(0, 16).replace("T", " ") : MISSING,
    error ?? "",
  ]);
  return sheet(table(columns, rows, page));
}
