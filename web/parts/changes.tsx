import type { Overview } from "../../src/contract.ts";
import { changeLines } from "../../src/view/words/changes.ts";
import { useLook, useSay } from "../state/look-context.ts";
import { Section } from "./section.tsx";

/** What moved since the day before, from where to where. */
export function Changes({ overview }: { readonly overview: Overview }) {
  const { lang } = useLook();
  const say = useSay();
  return (
    <Section title={say("较昨日变化", "Changed since yesterday")}>
      <ul class="lines">
        {changeLines(overview, lang).map(({ mark, text, figures }) => (
          <li key={text}>
            <span class="mark" aria-hidden="true">
              {mark}
            </span>
            <span>{text}</span>
            <span class="figures">{figures}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
