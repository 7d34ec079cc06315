import { InputError } from "../../errors.ts";
import { SOURCE_NAMES } from "../fetch/run-fetch.ts";
import type { Source } from "../fetch/source.ts";
import { AKTOOLS_URL, aktoolsSource } from "./aktools/aktools-source.ts";
import { CFFEX_URL, cffexSource } from "./cffex/cffex-source.ts";
import { TUSHARE_URL, tushareSource } from "./tushare/tushare-source.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** How each source is made from an address and the environment. */
const SOURCES: Readonly<
  Record<string, { readonly variable: string; readonly url: string; make(url: string, env: Env): Source }>
> = {
  cffex: { variable: "BIANQUE_CFFEX_URL", url: CFFEX_URL, make: (url) => cffexSource(url) },
  aktools: { variable: "BIANQUE_AKTOOLS_URL", url: AKTOOLS_URL, make: (url) => aktoolsSource(url) },
  tushare: {
    variable: "BIANQUE_TUSHARE_URL",
    url: TUSHARE_URL,
    make: (url, env) => tushareSource(env.TUSHARE_TOKEN, url),
  },
};

/**
 * A source by name, at `baseUrl`, else at the address in its variable of the environment, else at its own. Throws
 * InputError for an unknown name, an address that is none, or one with a name and password inside.
 */
export function sourceNamed(name: string, baseUrl: string | undefined, env: Env): Source {
  const known = SOURCES[name];
  if (!known) throw new InputError(`source is "${name}"; expected one of ${SOURCE_NAMES.join(", ")}`);
  return known.make(requireAddress(baseUrl ?? (env[known.variable] || known.url)), env);
}

/** Names of the sources, as the command line takes them. */
export const SOURCE_LIST: readonly string[] = SOURCE_NAMES;

function requireAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new InputError(`--base-url is no address of the web; expected one such as http://127.0.0.1:8080`);
  }
  if (url.username || url.password) throw new InputError("--base-url holds a name or password; expected none");
  return text.replace(/\/+$/, "");
}
