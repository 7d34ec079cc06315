import { unzipSync } from "fflate";
import { SourceError } from "../../fetch/source-error.ts";

/** Files of a month's archive by name, folders dropped. Throws SourceError for an archive that is cut or damaged. */
export function unzipMonth(bytes: Uint8Array, archive: string): ReadonlyMap<string, Uint8Array> {
  try {
    const files = unzipSync(bytes, { filter: ({ name }) => /_1\.csv$/i.test(name) });
    return new Map(Object.entries(files).map(([name, content]) => [name.split("/").at(-1) ?? name, content]));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SourceError(
      "malformed",
      `${archive} of CFFEX is no whole zip archive (${reason}); fetch it again`,
      "seconds",
      3,
    );
  }
}
