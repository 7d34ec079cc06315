import type { Note } from "../../src/contract.ts";
import { useLook } from "../state/look-context.ts";

/** What the data could not support, in the answer's own sentences. */
export function Notes({ notes }: { readonly notes: readonly Note[] }) {
  const { lang } = useLook();
  if (notes.length === 0) return null;
  return (
    <ul class="notes source">
      {notes.map((note) => (
        <li key={note.en}>{note[lang]}</li>
      ))}
    </ul>
  );
}
