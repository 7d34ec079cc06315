import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { buildStale } from "../support/build.ts";

const EXAMPLES = resolve(import.meta.dirname, "../../examples");

/** What each example must say; every example has a row here. */
const SAYS: Record<string, string[]> = {
  "alerts-of-the-unwind.mjs": [
    "2024-02-05  im-discount-deep  IM annualised basis −46.6%, below −35.0%",
    "2024-02-06  alarm  the stage turned from cascade to unwinding",
    "in two months: 11",
  ],
  "contract-calendar.mjs": [
    "IM2402 ends 2024-02-19, 4 trading days after 2024-02-05",
    "IC2602 ends 2026-02-24",
    "IC2606 ends 2026-06-22",
  ],
  "evening.mjs": ["2024-02-07", "IM basis -0.4662 two days earlier, 0.0015 now"],
  "fire-sale.mjs": [
    "5% sold moves a price by 0.0%: rounds 1, micro caps -10.0%, CSI1000 -0.0%, CSI500 -0.0%",
    "5% sold moves a price by 5.0%: rounds 4, micro caps -17.9%, CSI1000 -7.6%, CSI500 -4.7%",
    "one round of leverage targeting costs 7.4% of all equity",
    "Leveraged account B: causes 3.3% of it, itself loses 26.4%",
  ],
  "hedge-cost.mjs": [
    "IM2402  14 days left  -116.5 points  -0.7073 a year",
    "weighted by open interest: -0.4662 a year",
  ],
  "knock-in-cliff.mjs": [
    "CSI1000 5307.0, knock-in 5160, 2.8% below",
    "within 20 trading days: 57%",
    "crossed: -148 lots of IM, -88 with delta capped at 1.5",
    "0%: 0 lots",
  ],
  "leverage-through-february.mjs": [
    "1 x: never called, lowest 0.745",
    "2 x: called on 2024-02-07",
    "4 x: called on 2024-02-06, lowest 0.202; left alone gone on 2024-02-07",
    "lives without a call it cannot meet: up to 1.59 x",
  ],
  "size-alone.mjs": [
    "1 day(s): rank IC 0.171, biggest less smallest tenth 2.10%, 26 days",
    "5 day(s): rank IC 0.262, biggest less smallest tenth 7.21%, 22 days",
    "size exposure -1.92, benchmark -0.25",
    "active share 1.00, below rank 1800 0.80",
  ],
  "style-drift.mjs": ["of the stock leg behaves like micro caps", "known on 2024-02-"],
};

beforeAll(buildStale);

test("every example has its expected lines", () => {
  const programs = readdirSync(EXAMPLES).filter((name) => name.endsWith(".mjs"));
  expect(Object.keys(SAYS)).toEqual(programs.sort());
});

test.each(Object.entries(SAYS))("%s runs offline on what the package ships", (name, lines) => {
  const out = execFileSync(process.execPath, [resolve(EXAMPLES, name)], { encoding: "utf8" });
  for (const line of lines) expect(out).toContain(line);
});
