import { readdirSync, realpathSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { InputError } from "../../errors.ts";

const IMPORTABLE = /\.(csv|csv\.gz|parquet)$/i;
/** Rows that an earlier import refused lie next to the store under such names. */
const REFUSED = /\.refused\.csv$/;

/** Files to import, and files of the folders that are of another type and stay where they are. */
export interface FileList {
  readonly files: readonly string[];
  readonly passedOver: readonly string[];
}

/**
 * Files under the given files and folders, folders searched to the bottom in order of name; a file named outright is
 * taken whatever its ending, one in a folder only if it ends in .csv, .csv.gz or .parquet; each file once. Throws
 * InputError for a path that does not exist.
 */
export function listFiles(paths: readonly string[]): FileList {
  const files: string[] = [];
  const passedOver: string[] = [];
  const seen = new Set<string>();
  for (const path of paths) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) throw new InputError(`${path} does not exist; expected a file or a folder to import`);
    for (const file of stat.isDirectory() ? filesBelow(path) : [path]) {
      const real = realpathSync(file);
      if (seen.has(real)) continue;
      seen.add(real);
      const isData = IMPORTABLE.test(file) && !REFUSED.test(basename(file));
      (isData || !stat.isDirectory() ? files : passedOver).push(file);
    }
  }
  return { files, passedOver };
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return statSync(path, { throwIfNoEntry: false })?.isFile() ? [path] : [];
  });
}
