import type { StageName } from "../../src/contract.ts";
import { VERDICT_NAMES } from "../../src/view/words/indicators.ts";
import { STAGE_MEANINGS, STAGE_NAMES, STAGE_STEPS } from "../../src/view/words/stages.ts";
import { useLook, useSay } from "../state/look-context.ts";
import { Stripe } from "./evidence-table.tsx";
import { Section } from "./section.tsx";
import { StageFigure } from "./stage-figure.tsx";
import { StruckTick } from "./struck-tick.tsx";
import { VerdictMark } from "./verdict-mark.tsx";

/** What each stage looks like and means. */
export function KeyToStages() {
  const { lang } = useLook();
  const say = useSay();
  return (
    <Section
      title={say("阶段", "Stages")}
      note={say(
        "台阶高度 = 严重程度，纹理与空心另作区分",
        "height of the step = severity; texture and outline tell the rest apart",
      )}
    >
      <table class="key">
        <tbody>
          {(Object.keys(STAGE_STEPS) as StageName[]).map((stage) => (
            <tr key={stage}>
              <td class="key-stage">
                <StageFigure stage={stage} />
              </td>
              <td class="words key-figure">{STAGE_NAMES[stage][lang]}</td>
              <td class="words key-meaning">{STAGE_MEANINGS[stage][lang]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

const BAND = { low: 0, high: 1, kind: "trailing", asOf: "" } as const;
const EXAMPLES = [
  { verdict: "normal", value: 0.35, previous: 0.5 },
  { verdict: "stretched", value: 1.4, previous: 0.8 },
  { verdict: "extreme", value: -3, previous: -0.9 },
] as const;

/** What the marks of the evidence table and of the charts mean. */
export function KeyToMarks() {
  const { lang } = useLook();
  const say = useSay();
  const meanings = {
    normal: say("区间之内", "inside the normal range"),
    stretched: say("区间之外，不足 ¾ 个区间宽", "outside by less than ¾ of the range"),
    extreme: say("更远；刻度压缩", "further out; the scale is compressed"),
  };
  return (
    <Section title={say("判读与标记", "Verdicts and marks")}>
      <table class="key evidence">
        <colgroup>
          <col class="col-stripe" />
          <col class="col-range" />
          <col />
        </colgroup>
        <tbody>
          {EXAMPLES.map(({ verdict, value, previous }) => (
            <tr key={verdict}>
              <td class="stripe-cell">
                <Stripe row={{ value, previous, reference: BAND }} />
              </td>
              <td class="verdict-cell" data-verdict={verdict}>
                <VerdictMark verdict={verdict} /> {VERDICT_NAMES[verdict][lang]}
              </td>
              <td class="words key-meaning">{meanings[verdict]}</td>
            </tr>
          ))}
          <tr>
            <td>–</td>
            <td class="verdict-cell" data-verdict="absent">
              <VerdictMark verdict="absent" /> {VERDICT_NAMES.absent[lang]}
            </td>
            <td class="words key-meaning">{say("没有数据，不作好消息", "no data; never good news")}</td>
          </tr>
          <tr>
            <td>
              <StruckTick />
            </td>
            <td class="verdict-cell">{say("驳回", "overruled")}</td>
            <td class="words key-meaning">{say("首次触及即「解除」的读法", "an all-clear by first touch")}</td>
          </tr>
          <tr>
            <td>
              <span class="rise">▲ +2.4%</span>　<span class="fall">▼ −9.2%</span>
            </td>
            <td class="verdict-cell">{say("涨跌", "up, down")}</td>
            <td class="words key-meaning">
              {say("颜色之外必有箭头或正负号", "never by colour alone: arrow or sign beside it")}
            </td>
          </tr>
        </tbody>
      </table>
    </Section>
  );
}
