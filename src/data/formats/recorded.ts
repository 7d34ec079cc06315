import { InputError } from "../../errors.ts";
import { type Format, format, optional, type Part, required } from "./format.ts";

const MICRO_CAP = "8841431.WI";
const INDICES = ["000300.SH", "000905.SH", "000852.SH", "932000.CSI", MICRO_CAP];
const SLOTS = ["IF", "IH", "IC", "IM"].flatMap((product) => [0, 1, 2, 3].map((slot) => `${product}${slot}`));
const date = required("date", "tradingDay");

/** Wide tables in which facts were recorded: a line a day, several rows of the store on each. */
export const RECORDED: readonly Format[] = [
  {
    name: "tape",
    header: ["date", ...INDICES, ...SLOTS.flatMap((slot) => [`${slot}_symbol`, `${slot}_close`, `${slot}_oi`])],
    parts: [...INDICES.map(indexOfTape), ...SLOTS.map(contractOfTape)],
  },
  {
    name: "basis-wide",
    header: ["date", "IC_raw", "IC_adjusted", "IM_raw", "IM_adjusted"],
    parts: ["IC", "IM"].map(productOfHistory),
  },
  format("weekly-close", "index_weekly", [date, required("close", "price")], { fromName: indexOfWeekly }),
];

function indexOfTape(code: string): Part {
  const fields = [date, required("close", "price", code)];
  return { table: "index_daily", fields, constants: { code }, absentWhenEmpty: [code] };
}

function contractOfTape(slot: string): Part {
  const [symbol, close, openInterest] = [`${slot}_symbol`, `${slot}_close`, `${slot}_oi`];
  const fields = [
    date,
    required("symbol", "contract", symbol),
    required("close", "price", close),
    optional("open_interest", "quantity", openInterest),
  ];
  return { table: "futures_daily", fields, absentWhenEmpty: [symbol, close, openInterest] };
}

function productOfHistory(product: string): Part {
  const [raw, adjusted] = [`${product}_raw`, `${product}_adjusted`];
  const fields = [date, required("raw", "ratio", raw), optional("adjusted_ex_post", "ratio", adjusted)];
  return { table: "basis_history", fields, constants: { product }, absentWhenEmpty: [raw, adjusted] };
}

function indexOfWeekly(name: string): Readonly<Record<string, string>> {
  if (/micro-?cap/i.test(name)) return { code: MICRO_CAP };
  throw new InputError(`${name} does not tell whose closes it holds; expected the columns date,code,week_close`);
}
