import type { Inventory, QualityAnswer } from "../../src/contract.ts";
import { inventoryLine, inventorySentence } from "../../src/view/words/inventory.ts";
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
}

/** What is loaded and how fresh, what is wrong with it, and the key to stages and marks. */
export function DataPage({ inventory, quality }: DataPageProps) {
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
