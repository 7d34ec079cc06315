import { level, longDate, plain, signedPercent } from "../../src/view/format.ts";
import type { SnowballIndexBook } from "../../src/view/snowball-book.ts";
import { moneyNumber, snowballIndexName } from "../../src/view/words/snowball-names.ts";
import { useLook, useSay } from "../state/look-context.ts";
import { Outlined } from "./outlined.tsx";
import { Section } from "./section.tsx";

const SHOWN = 6;

/** The next days on which notes can knock out. */
export function KnockOutDates({ book }: { readonly book: SnowballIndexBook }) {
  const { lang } = useLook();
  const say = useSay();
  const dates = book.knockOutDates.slice(0, SHOWN);
  return (
    <Section title={say("下一批敲出观察日", "Next knock-out dates")} note={snowballIndexName(book.index, lang)}>
      {dates.length === 0 ? (
        <Outlined
          what={say("没有待观察的敲出日。", "No knock-out date is ahead.")}
          fill={say("没有存续合约，或均已到期。", "No note is living.")}
        />
      ) : (
        <div class="wide">
          <table>
            <thead>
              <tr>
                <th scope="col">{say("日期", "Date")}</th>
                <th scope="col">{say("笔数", "Notes")}</th>
                <th scope="col">{say("名义本金 亿元", "CNY bn")}</th>
                <th scope="col">{say("最低敲出价", "Lowest barrier")}</th>
                <th scope="col">{say("距现价", "From spot")}</th>
                <th scope="col">{say("现价即敲出 亿元", "Out at spot")}</th>
              </tr>
            </thead>
            <tbody>
              {dates.map((date) => (
                <tr key={date.date}>
                  <td>{longDate(date.date, lang)}</td>
                  <td>{plain(date.contracts, 0)}</td>
                  <td class="key-figure">{moneyNumber(date.notionalCny, lang)}</td>
                  <td>{level(date.lowestBarrier)}</td>
                  <td>{signedPercent(date.lowestBarrier / book.spot - 1)}</td>
                  <td>{moneyNumber(date.atSpotCny, lang)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
