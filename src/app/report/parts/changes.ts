import type { Overview } from "../../../contract.ts";
import { changeLines } from "../../../view/words/changes.ts";
import { type Lang, say } from "../../../view/words/lang.ts";
import { type Html, html } from "../html.ts";
import { section } from "./section.ts";

/** What moved since the day before, from where to where. */
export function changes(overview: Overview, lang: Lang): Html {
  const lines = changeLines(overview, lang).map(
    ({
      mark,
      text,
      figures,
    }) => html`<li><span class="mark" aria-hidden="true">${mark}</span><span>${text}</span><span class="figures">${figures}</span></li>
`,
  );
  return section(
    { title: say(lang, "较昨日变化", "Changed since yesterday"), name: "changes" },
    html`<ul class="lines">${lines}</ul>`,
  );
}
