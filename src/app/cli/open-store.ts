import type { Store } from "../../data/store.ts";
import type { Setting } from "./setting.ts";
import { type StorePlace, storePlace } from "./store-place.ts";

/** Opens the store that a study reads; says so on stderr where the recorded episode stands in. The caller closes it. */
export async function openForReading(db: string | undefined, setting: Setting): Promise<Store> {
  const place = storePlace(db, setting.terminal.env);
  sayIfEpisode(place, setting);
  return place.kind === "file" ? setting.stores.openFile(place.file) : setting.stores.openEpisode();
}

/** One line on stderr where answers come from the recorded episode. */
export function sayIfEpisode(place: StorePlace, { terminal }: Setting): void {
  if (place.kind === "file") return;
  terminal.note(`bianque: no store at ${place.file}; answering from the recorded episode that the package ships\n`);
}
