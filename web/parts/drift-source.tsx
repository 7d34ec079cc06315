import { useState } from "preact/hooks";
import { HEDGES } from "../../src/domain/drift/style-market.ts";
import type { DriftChoice } from "../../src/view/drift-run.ts";
import { HEDGE_NAMES } from "../../src/view/words/drift.ts";
import { useLook, useSay } from "../state/look-context.ts";
import { readNav } from "../state/read-nav.ts";
import type { NavSource } from "../state/use-drift.ts";

interface DriftSourceProps {
  readonly hedge: DriftChoice["hedge"];
  readonly onHedge: (hedge: DriftChoice["hedge"]) => void;
  readonly onSource: (source: NavSource) => void;
  readonly onProblem: (sentence: string) => void;
}

const TEMPLATE = "date,nav\n2024-01-02,1.0000\n2024-01-03,0.9987\n2024-01-04,0.9971\n";

/** Where the reader gives net values: a file, the sample fund, a template, and what is sold against the stocks. */
export function DriftSource({ hedge, onHedge, onSource, onProblem }: DriftSourceProps) {
  const { lang } = useLook();
  const say = useSay();
  const [name, setName] = useState<string | null>(null);
  const choose = async (file: File | undefined) => {
    if (!file) return;
    setName(file.name);
    await readNav(file).then(onSource, (error: Error) => onProblem(error.message));
  };
  return (
    <form class="drift-source" onSubmit={(event) => event.preventDefault()}>
      <label class="file">
        <span>{name ?? say("选择净值文件", "Choose a file of net values")}</span>
        <input
          type="file"
          accept=".csv,.gz,.txt,text/csv"
          aria-label={say("净值文件", "File of net values")}
          onChange={(event) => choose(event.currentTarget.files?.[0])}
        />
      </label>
      <button
        type="button"
        class="plain-button"
        onClick={() => {
          setName(null);
          onSource({ kind: "sample" });
        }}
      >
        {say("看示例基金", "Show the sample fund")}
      </button>
      <a class="plain-button" download="nav.csv" href={`data:text/csv;charset=utf-8,${encodeURIComponent(TEMPLATE)}`}>
        {say("下载模板", "Download a template")}
      </a>
      <label class="hedge">
        <span>{say("对冲", "Hedge")}</span>
        <select value={hedge} onChange={(event) => onHedge(hedgeNamed(event.currentTarget.value))}>
          <option value="auto">{say("自动辨认", "recognised")}</option>
          {HEDGES.map((one) => (
            <option key={one} value={one}>
              {HEDGE_NAMES[one][lang]}
            </option>
          ))}
        </select>
      </label>
    </form>
  );
}

function hedgeNamed(value: string): DriftChoice["hedge"] {
  return HEDGES.find((hedge) => hedge === value) ?? "auto";
}
