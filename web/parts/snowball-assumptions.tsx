import type { SnowballMarket } from "../../src/contract.ts";
import { level, longDate, percent, plain } from "../../src/view/format.ts";
import { roundMoney } from "../../src/view/words/snowball-names.ts";
import { useLook, useSay } from "../state/look-context.ts";
import { Section } from "./section.tsx";
import { AssumptionBadge } from "./snowball-badge.tsx";

/** Every number that the book rests on, with its source or the word that it is assumed. */
export function SnowballAssumptions({ answer }: { readonly answer: SnowballMarket }) {
  const { lang } = useLook();
  const say = useSay();
  if (answer.assumptions.length === 0) return null;
  return (
    <Section
      title={say("假设与来源", "Assumptions and sources")}
      note={say("每一项都可在命令行改动", "each can be changed on the command line")}
      badge={<AssumptionBadge />}
    >
      <table class="sourced">
        <thead>
          <tr>
            <th scope="col">{say("项目", "Item")}</th>
            <th scope="col">{say("取值", "Value")}</th>
            <th scope="col" class="words">
              {say("来源", "Source")}
            </th>
          </tr>
        </thead>
        <tbody>
          {answer.assumptions.map(({ parameter, name, value, source }) => (
            <tr key={parameter}>
              <td>{name[lang]}</td>
              <td class="key-figure">{typeof value === "number" ? plainNumber(value) : value}</td>
              <td class="words">{source ?? say("假设", "assumed")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** A number of any size with no more digits than it has. */
function plainNumber(value: number): string {
  return plain(value, Math.min(4, String(value).split(".")[1]?.length ?? 0));
}

/** Published figures beside what the assumptions make of them. */
export function SnowballChecks({ answer }: { readonly answer: SnowballMarket }) {
  const { lang } = useLook();
  const say = useSay();
  if (answer.checks.length === 0) return null;
  const show = (value: number | null, unit: SnowballMarket["checks"][number]["unit"]) =>
    unit === "cny" ? roundMoney(value, lang) : unit === "share" ? percent(value) : level(value);
  return (
    <Section
      title={say("与公开数字对照", "Against published figures")}
      note={say("假设推出的与发表的", "what the assumptions give, and what was published")}
    >
      <table class="sourced">
        <thead>
          <tr>
            <th scope="col">{say("项目", "Item")}</th>
            <th scope="col">{say("模型", "Model")}</th>
            <th scope="col">{say("公开", "Published")}</th>
            <th scope="col" class="words">
              {say("来源", "Source")}
            </th>
          </tr>
        </thead>
        <tbody>
          {answer.checks.map(({ name, date, unit, modelled, published, source }) => (
            <tr key={`${name.en} ${date}`}>
              <td>
                {name[lang]} <span class="faint">{longDate(date, lang)}</span>
              </td>
              <td class="key-figure">{show(modelled, unit)}</td>
              <td>{show(published, unit)}</td>
              <td class="words">{source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
