import type { QualityAnswer, QualityFinding } from "../../src/contract.ts";
import { plain } from "../../src/view/format.ts";
import { CHECK_NAMES, tableName } from "../../src/view/words/inventory.ts";
import { useLook, useSay } from "../state/look-context.ts";
import { Section } from "./section.tsx";

const CHECKS = Object.keys(CHECK_NAMES) as QualityFinding["check"][];

/** What is wrong with the data: a count a check, and the findings. */
export function QualityFindings({ quality }: { readonly quality: QualityAnswer }) {
  const { lang } = useLook();
  const say = useSay();
  const { counts, findings, more } = quality;
  return (
    <Section title={say("数据质量", "Data quality")} note={say("五项检查", "five checks")}>
      <table>
        <tbody>
          {CHECKS.map((check) => (
            <tr key={check} class={counts[check] ? "" : "faint"}>
              <td>{CHECK_NAMES[check][lang]}</td>
              <td class={counts[check] ? "key-figure" : ""}>{plain(counts[check] ?? 0, 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {findings.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        <section class="numbers-box" tabIndex={0} aria-label={say("检查结果", "Findings")}>
          <ul class="findings">
            {findings.map((finding) => (
              <li key={`${finding.check} ${finding.code} ${finding.date} ${finding.detail.en}`}>
                <b>{finding.code}</b> {finding.date ?? ""} · {CHECK_NAMES[finding.check][lang]} ·{" "}
                {tableName(finding.table, lang)}
                <span>{finding.detail[lang]}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {more > 0 && (
        <p class="source">{say(`另有 ${plain(more, 0)} 条未列。`, `${plain(more, 0)} more are not listed.`)}</p>
      )}
    </Section>
  );
}
