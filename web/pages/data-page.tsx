import type { EveningRuns, Inventory, QualityAnswer } from "../../src/contract.ts";
import { inventoryLine, inventorySentence } from "../../src/view/words/inventory.ts";
import { EveningRunsTable } from "../parts/evening-runs.tsx";
import { InventoryTable } from "../parts/inventory-table.tsx";
import { KeyToMarks, KeyToStages } from "../parts/keys-to-marks.tsx";
import { QualityFindings } from "../parts/quality-findings.tsx";
import { PageVerdict } from "../parts/verdict.tsx";
import { Waiting } from "../parts/waiting.tsx";
import { useLook } from "../state/look-context.ts";
import type { Asked } from "../state/use-answer.ts";

interface DataPageProps {
  readonly inventory: Asked<Inventory>;
  readonly quality: Asked<QualityAnswer>;
  readonly evenings: Asked<EveningRuns>;
}

/** What is loaded and how fresh, what became of the evening runs, what is wrong with the data, and the keys to marks. */
export function DataPage({ inventory, quality, evenings }: DataPageProps) {
  const { lang } = useLook();
  return (
    <>
      <Waiting asked={inventory}>
        {(answer) => (
          <>
            <PageVerdict sentence={inventorySentence(answer, lang)} line={inventoryLine(lang)} />
            <InventoryTable inventory={answer} />
          </>
        )}
      </Waiting>
      <Waiting asked={evenings}>{(answer) => <EveningRunsTable evenings={answer} />}</Waiting>
      <div class="columns thirds">
        <div>
          <Waiting asked={quality}>{(answer) => <QualityFindings quality={answer} />}</Waiting>
        </div>
        <KeyToStages />
        <KeyToMarks />
      </div>
    </>
  );
}
