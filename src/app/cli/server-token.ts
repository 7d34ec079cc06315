import { InputError } from "../../errors.ts";
import { isLoopback } from "../server/guard.ts";

const SHORTEST = 16;
const WANTED = `expected BIANQUE_TOKEN with a secret of at least ${SHORTEST} characters from ! to ~`;

/**
 * The token that a server at `host` asks for: what BIANQUE_TOKEN holds, null where it is not set and only this machine
 * reaches the address. Throws InputError, which never tells it, where one is needed or the one set is too short.
 */
export function serverToken(host: string, env: Readonly<Record<string, string | undefined>>): string | null {
  const token = env.BIANQUE_TOKEN;
  if (token === undefined || token === "") {
    if (isLoopback(host)) return null;
    throw new InputError(`--host is "${host}", which others reach, and no token is set; ${WANTED} in the environment`);
  }
  if (token.length < SHORTEST || !/^[!-~]+$/.test(token)) {
    throw new InputError(`BIANQUE_TOKEN has ${token.length} characters or some that no header can hold; ${WANTED}`);
  }
  return token;
}
