import type { DriftAnswer } from "../../src/contract.ts";
import { longDate, percent, plain } from "../../src/view/format.ts";
import { STYLE_NAMES } from "../../src/view/words/drift.ts";
import { useLook, useSay } from "../state/look-context.ts";
import { Section } from "./section.tsx";

/** Each change of style: when it began, when it could be known, and what moved. */
export function DriftAlarms({ alarms }: { readonly alarms: DriftAnswer["alarms"] }) {
  const { lang } = useLook();
  const say = useSay();
  const rows = alarms.flatMap(({ date, detected, statistic, moves }) =>
    moves.map((move, i) => ({ ...move, date, detected, statistic, first: i === 0 })),
  );
  return (
    <Section
      title={say("风格改变", "Changes of style")}
      note={say("虚线为起始日，点线为收盘后可知之日", "dashed: when it began; dotted: when it could be known")}
    >
      {rows.length === 0 ? (
        <p class="source">{say("没有发现风格改变。", "No change of style was found.")}</p>
      ) : (
        <div class="wide">
          <table class="drift-alarms">
            <thead>
              <tr>
                <th scope="col">{say("起始", "Began")}</th>
                <th scope="col">{say("可知", "Known")}</th>
                <th scope="col">{say("腿", "Leg")}</th>
                <th scope="col">{say("之前", "Before")}</th>
                <th scope="col">{say("之后", "After")}</th>
                <th scope="col">{say("统计量", "Statistic")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ date, detected, what, from, to, statistic, first }) => (
                <tr key={`${date} ${what}`}>
                  <td>{first && longDate(date, lang)}</td>
                  <td>{first && longDate(detected, lang)}</td>
                  <td>{STYLE_NAMES[what][lang]}</td>
                  <td>{percent(from, 0)}</td>
                  <td>
                    <b>{percent(to, 0)}</b>
                  </td>
                  <td>{first && plain(statistic, 0)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
