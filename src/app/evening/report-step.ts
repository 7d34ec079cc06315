import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { formatDay } from "../../domain/calendar/index.ts";
import type { Lang } from "../../view/words/lang.ts";
import { notAskedFor, type Step } from "./step.ts";

/** Where the report of each evening goes. */
export interface ReportPlace {
  readonly folder: string;
  readonly lang: Lang;
  /** Version of the program. */
  readonly version: string;
}

/** The report of the evening, as `bianque-YYYY-MM-DD.html` in a folder; skipped where the stage could not be told. */
export function reportStep(place: ReportPlace | null): Step {
  if (place === null) {
    return notAskedFor("report", { zh: "没有指定文件夹（--report）", en: "no folder is named (--report)" });
  }
  return {
    name: "report",
    async run({ day, studies, readStore, earlier }) {
      if (earlier.find(({ step }) => step === "stage")?.state !== "ok") {
        return {
          state: "skipped",
          message: { zh: "没有当晚的阶段，不写晚报", en: "without a stage of the evening there is no report" },
        };
      }
      mkdirSync(place.folder, { recursive: true });
      const out = join(place.folder, `bianque-${formatDay(day)}.html`);
      const { writeReport } = await import("../report/report.ts");
      const { lang, version } = place;
      const { bytes } = await readStore((store) => writeReport(store, studies, { date: day, out, lang, version }));
      const words = `${out}, ${Math.ceil(bytes / 1000)} kB`;
      return { state: "ok", message: { zh: words, en: words }, counts: { bytes } };
    },
  };
}
