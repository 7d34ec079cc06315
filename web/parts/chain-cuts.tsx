import { useState } from "preact/hooks";
import type { ChainCutAnswer } from "../../src/contract.ts";
import { cutsTable, shapleyTable } from "../../src/view/chain-cut-tables.ts";
import { AskFailure, type Failure } from "../state/ask.ts";
import { follow } from "../state/follow.ts";
import { useLook, useSay } from "../state/look-context.ts";
import { Figures } from "./figure-table.tsx";
import { Notes } from "./notes.tsx";
import { Nothing } from "./nothing.tsx";
import { Section } from "./section.tsx";

interface Progress {
  readonly done: number;
  readonly total: number;
}

type Cuts =
  | { readonly kind: "unasked" }
  | { readonly kind: "asked"; readonly progress: Progress | null }
  | { readonly kind: "answered"; readonly answer: ChainCutAnswer }
  | { readonly kind: "failed"; readonly failure: Failure };

/** Every cut over sets of parameters that fit alike, and Shapley shares; computed when the reader asks. */
export function ChainCuts({ to }: { readonly to: string }) {
  const say = useSay();
  const [cuts, setCuts] = useState<Cuts>({ kind: "unasked" });
  const compute = () => {
    setCuts({ kind: "asked", progress: null });
    const onPart = (progress: Progress) => setCuts({ kind: "asked", progress });
    follow<Progress, ChainCutAnswer>(`chain-cut?to=${to}`, onPart, new AbortController().signal)
      .then((answer) => setCuts({ kind: "answered", answer }))
      .catch((error: unknown) =>
        setCuts({
          kind: "failed",
          failure: error instanceof AskFailure ? error.failure : { kind: "error", sentence: String(error) },
        }),
      );
  };
  return (
    <Section
      title={say("断链", "Cuts")}
      note={say("中位数（10% 至 90%），遍历多组参数", "median (10% to 90%) over sets of parameters")}
    >
      {cuts.kind === "unasked" && (
        <button type="button" class="chain-reset" onClick={compute}>
          {say(
            "计算每一环的必要性与 Shapley 份额（约十秒）",
            "compute necessity and Shapley share of each link (some ten seconds)",
          )}
        </button>
      )}
      {cuts.kind === "asked" && (
        <p class="chain-stage" role="status">
          {cuts.progress === null
            ? say("读取中", "reading")
            : `${cuts.progress.done} / ${cuts.progress.total} ${say("组", "sets")}`}
        </p>
      )}
      {cuts.kind === "failed" && <Nothing failure={cuts.failure} />}
      {cuts.kind === "answered" && <Answered answer={cuts.answer} />}
    </Section>
  );
}

function Answered({ answer }: { readonly answer: ChainCutAnswer }) {
  const { lang } = useLook();
  const say = useSay();
  return (
    <>
      <Figures table={cutsTable(answer, lang)} name="chain-cuts" />
      <p class="source">
        {say(
          "必要性：单独断开这一环后消失的跌幅占比；各环相加远超 100%，不是份额。Shapley 份额相加为 100%：",
          "Necessity: the share of the fall that is gone when this link alone is cut. They add to far more than 100% and are no shares. Shapley shares add to 100%:",
        )}
      </p>
      <Figures table={shapleyTable(answer, lang)} name="chain-shapley" />
      <Notes notes={answer.notes} />
    </>
  );
}
