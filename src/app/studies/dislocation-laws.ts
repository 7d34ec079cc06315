import type { DislocationLawAnswer } from "../../contract.ts";
import { formatDay, parseDay } from "../../domain/calendar/index.ts";
import {
  type BasisKind,
  commonCarry,
  curvePoints,
  explainedBy,
  fitDislocation,
  reducedLaw,
  rootMeanSquare,
  type Window,
} from "../../domain/dislocation/index.ts";
import { orNull } from "./answer.ts";
import type { LoadedRecord } from "./dislocation-data.ts";

/** Fewest days of a window that a law is told of. */
const LEAST_DAYS = 10;

interface NamedWindow extends Window {
  readonly name: DislocationLawAnswer["window"];
}

/** Laws of the asked window and of those that it is to be held against, as far as they are loaded. */
export function lawAnswers(
  loaded: LoadedRecord,
  asked: Window,
  tauDays: number,
  kind: BasisKind,
): DislocationLawAnswer[] {
  return windows(loaded, asked).flatMap((window) => {
    const law = reducedLaw(loaded.record, window);
    if (!law || law.days < LEAST_DAYS) return [];
    const rest = restOf(asked, window);
    return [
      {
        window: window.name,
        from: formatDay(window.from),
        to: formatDay(window.to),
        days: law.days,
        ...residuals(loaded, window, tauDays, kind),
        intercept: law.intercept,
        onReturn: law.onReturn,
        onBefore: law.onBefore,
        rSquared: orNull(law.rSquared),
        leaveOneOut: orNull(law.leaveOneOut),
        explainsAsked: rest ? orNull(explainedBy(law, loaded.record, rest)) : null,
      },
    ];
  });
}

function windows({ record: { days } }: LoadedRecord, asked: Window): NamedWindow[] {
  const [first, last] = [days[0], days[days.length - 1]];
  const inside = days.filter((day) => day >= asked.from && day <= asked.to);
  const middle = inside[Math.max(0, (inside.length >> 1) - 1)];
  return [
    { name: { zh: "所问窗口", en: "asked" }, ...asked },
    { name: { zh: "前一半", en: "first half" }, from: asked.from, to: middle },
    { name: { zh: "此前全部", en: "all before" }, from: first, to: asked.from - 1 },
    { name: { zh: "2022-23", en: "2022-23" }, from: parseDay("2022-07-22"), to: parseDay("2023-12-31") },
    { name: { zh: "2024 年秋", en: "autumn 2024" }, from: parseDay("2024-09-20"), to: parseDay("2024-10-31") },
    { name: { zh: "全部", en: "all" }, from: first, to: last },
  ];
}

/** The asked days after a window. */
function restOf(asked: Window, window: Window): Window | null {
  return window.to < asked.to ? { from: Math.max(asked.from, window.to + 1), to: asked.to } : null;
}

function residuals({ data: { snapshots } }: LoadedRecord, { from, to }: Window, tauDays: number, kind: BasisKind) {
  const points = snapshots
    .filter(({ day }) => day >= from && day <= to)
    .map(({ contracts }) => curvePoints(contracts, kind));
  const carry = commonCarry(points, tauDays);
  return {
    residualDaily: orNull(rootMeanSquare(points.map((each) => fitDislocation(each, "free", tauDays)))),
    residualOneCarry: orNull(rootMeanSquare(points.map((each) => fitDislocation(each, carry, tauDays)))),
  };
}
