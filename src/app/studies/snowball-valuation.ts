import {
  type Book,
  type BookQuestion,
  type IndexView,
  kindOf,
  unitsOf,
  type ValuedPosition,
  valuePosition,
} from "../../domain/snowball/book/index.ts";
import { type Kernels, sharedKernels, singleKernels } from "../../domain/snowball/index.ts";

/** Told how many positions of how many are valued. */
export type Progress = (done: number, total: number) => void;

/** Trading days within which knock-ins are asked for. */
export const HORIZONS: readonly number[] = [5, 20, 60];

/** Positions valued between two pauses in which others may run. */
const AT_ONCE = 8;
/** From so many positions on, kernels made for sharing cost less than they save. */
const MANY = 60;

/** Kernels for a book of so many positions. */
export function kernelsFor(positions: number): Kernels {
  return positions < MANY ? singleKernels() : sharedKernels();
}

/** Values every living position of a book, each kind of note once, letting the server answer others meanwhile. */
export async function valueBook(
  book: Book,
  viewOf: (index: string) => IndexView,
  question: BookQuestion,
  kernels: Kernels,
  progress: Progress = () => {},
): Promise<ValuedPosition[]> {
  const kinds = new Map<string, ValuedPosition>();
  const valued: ValuedPosition[] = [];
  for (const position of book.living) {
    const { contract } = position;
    const kind = kindOf(contract);
    const known = kinds.get(kind);
    if (known) {
      valued.push({ ...known, position, units: unitsOf(contract) });
      continue;
    }
    const made = valuePosition(position, viewOf(contract.index), question, kernels);
    kinds.set(kind, made);
    valued.push(made);
    if (kinds.size % AT_ONCE !== 0) continue;
    progress(valued.length, book.living.length);
    await new Promise((resolve) => setImmediate(resolve));
  }
  progress(valued.length, book.living.length);
  return valued;
}
