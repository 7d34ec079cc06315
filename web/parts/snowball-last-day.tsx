import type { SnowballDay } from "../../src/contract.ts";
import { longDate, signed, signedPercent } from "../../src/view/format.ts";
import { moneyNumber, snowballIndexName } from "../../src/view/words/snowball-names.ts";
import { useLook, useSay } from "../state/look-context.ts";
import { Section } from "./section.tsx";

/** What the day's move made dealers of this book trade, beside what the futures market did. */
export function SnowballLastDay({ days }: { readonly days: readonly SnowballDay[] }) {
  const { lang } = useLook();
  const say = useSay();
  const [first] = days;
  if (!first) return null;
  const rows: [string, (day: SnowballDay) => string][] = [
    [say("指数", "Index"), (day) => signedPercent(day.move)],
    [say("新敲入 亿元", "Knocked in, CNY bn"), (day) => moneyNumber(day.knockedInCny, lang)],
    [say("模型买卖 手", "Model trades, lots"), (day) => signed(day.cappedLots, 0)],
    [say("不设上限 手", "No cap, lots"), (day) => signed(day.lots, 0)],
    [say("占持仓", "Of open interest"), (day) => signedPercent(day.cappedOfOpenInterest)],
    [say("占成交", "Of turnover"), (day) => signedPercent(day.cappedOfTurnover)],
    [say("实际持仓变动 手", "Open interest, change in lots"), (day) => signed(day.openInterestChange, 0)],
    [say("年化基差 由", "Annualised basis, from"), (day) => signedPercent(day.basisBefore)],
    [say("年化基差 至", "Annualised basis, to"), (day) => signedPercent(day.basis)],
  ];
  return (
    <Section
      title={say("当日模型与市场", "The day: model and market")}
      note={say(`${first.from} 至 ${first.to}`, `${longDate(first.from, lang)} to ${longDate(first.to, lang)}`)}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{say("项目", "Item")}</th>
            {days.map(({ index }) => (
              <th key={index} scope="col">
                {snowballIndexName(index, lang)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, cell]) => (
            <tr key={name}>
              <td>{name}</td>
              {days.map((day) => (
                <td key={day.index}>{cell(day)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
