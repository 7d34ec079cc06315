import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { accepts } from "./compressed.ts";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

/** Compressed twins that the build writes beside a file, best first. */
const ENCODINGS = [
  ["br", ".br"],
  ["gzip", ".gz"],
] as const;

export interface StaticFile {
  readonly headers: Record<string, string>;
  readonly body: () => Uint8Array<ArrayBuffer>;
}

/** Finds the file for a URL path and an Accept-Encoding header; undefined where there is none. */
export type StaticFiles = (path: string, acceptEncoding: string) => StaticFile | undefined;

/**
 * Serves the files that stand in `root` when the server starts, and nothing else: a path is looked up, never joined.
 * Names with a content hash (under assets/) may be kept for ever; the others are asked for again each time.
 */
export function staticFiles(root: string): StaticFiles {
  const files = new Map(existsSync(root) ? list(root, "").map((path) => [`/${path}`, join(root, path)]) : []);
  const twins = new Map([...files].filter(([path]) => /\.(br|gz)$/.test(path)));
  for (const path of twins.keys()) files.delete(path);

  return (path, acceptEncoding) => {
    const name = path === "/" ? "/index.html" : path;
    const plain = files.get(name);
    if (plain === undefined) return undefined;
    const [encoding, suffix] =
      ENCODINGS.find(([code, end]) => accepts(acceptEncoding, code) && twins.has(name + end)) ?? [];
    const file = encoding ? twins.get(name + suffix)! : plain;
    const { mtimeMs, size } = statSync(file);
    return {
      headers: {
        "content-type": TYPES[extname(name)] ?? "application/octet-stream",
        "cache-control": name.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
        etag: `"${Math.round(mtimeMs).toString(36)}-${size.toString(36)}"`,
        vary: "accept-encoding",
        ...(encoding ? { "content-encoding": encoding } : {}),
      },
      body: () => new Uint8Array(readFileSync(file)),
    };
  };
}

function list(root: string, inside: string): string[] {
  return readdirSync(join(root, inside), { withFileTypes: true }).flatMap((entry) => {
    const path = inside === "" ? entry.name : `${inside}/${entry.name}`;
    return entry.isDirectory() ? list(root, path) : entry.isFile() ? [path] : [];
  });
}
