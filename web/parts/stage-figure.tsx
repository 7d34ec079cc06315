import type { StageName } from "../../src/contract.ts";
import { FIGURE_HEIGHT, FIGURE_WIDTH, figureSteps, hatchStripes } from "../../src/view/stage-figure.ts";
import { useLook } from "../state/look-context.ts";

/** The four steps beside the stage word: filled as high as the stage is severe. */
export function StageFigure({ stage }: { readonly stage: StageName }) {
  const { palette } = useLook();
  const fill = palette.stages[stage];
  return (
    <svg
      class="figure"
      width={FIGURE_WIDTH}
      height={FIGURE_HEIGHT}
      viewBox={`0 0 ${FIGURE_WIDTH} ${FIGURE_HEIGHT}`}
      aria-hidden="true"
    >
      {figureSteps(stage).map(({ filled, ...box }) => {
        if (!filled) return <rect key={box.x} {...box} fill={palette.band} />;
        if (fill === null) {
          const inner = { x: box.x + 0.6, y: box.y + 0.6, width: box.width - 1.2, height: box.height - 1.2 };
          return <rect key={box.x} {...inner} fill="none" stroke={palette.ink1} stroke-width="1.2" />;
        }
        if (stage !== "unwinding") return <rect key={box.x} {...box} fill={fill} />;
        const stripes = hatchStripes(box, 6, 4).map(
          (points) => `M${points.map((point) => point.join(" ")).join("L")}Z`,
        );
        return <path key={box.x} d={stripes.join("")} fill={fill} />;
      })}
    </svg>
  );
}
