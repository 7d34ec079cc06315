import type { StageName } from "../../src/contract.ts";
import { FIGURE_HEIGHT, FIGURE_WIDTH, figureSteps, hatchStripes } from "../../src/view/stage-figure.ts";

/** The four steps beside the stage word: filled as high as the stage is severe. Colours come from the style sheet. */
export function StageFigure({ stage }: { readonly stage: StageName }) {
  return (
    <svg
      class="figure"
      width={FIGURE_WIDTH}
      height={FIGURE_HEIGHT}
      viewBox={`0 0 ${FIGURE_WIDTH} ${FIGURE_HEIGHT}`}
      data-stage={stage}
      aria-hidden="true"
    >
      {figureSteps(stage).map(({ filled, ...box }) => {
        if (!filled) return <rect key={box.x} class="step-open" {...box} />;
        if (stage === "clear") {
          const inner = { x: box.x + 0.6, y: box.y + 0.6, width: box.width - 1.2, height: box.height - 1.2 };
          return <rect key={box.x} class="step-hollow" {...inner} />;
        }
        if (stage !== "unwinding") return <rect key={box.x} class="step-filled" {...box} />;
        const stripes = hatchStripes(box, 6, 4).map(
          (points) => `M${points.map((point) => point.join(" ")).join("L")}Z`,
        );
        return <path key={box.x} class="step-filled" d={stripes.join("")} />;
      })}
    </svg>
  );
}
