import { SourceError } from "../../fetch/source-error.ts";

const NO_PERMISSION = 2002;
const TOO_OFTEN = 40203;
const BAD_TOKEN = [40101, -2001];

/**
 * A refusal by code and words, typed: too often within a minute (worth waiting for), within an hour or a day (not), no
 * permission, a token that it does not know, or its own trouble.
 */
export function tushareError(api: string, code: number, words: string): SourceError {
  const told = `${words.replace(/\s+/g, " ").slice(0, 200)} (code ${code})`;
  if (/每小时|每天/.test(words))
    return new SourceError("rate", `Tushare ${api}: its quota is used up: ${told}; go on later`);
  if (code === TOO_OFTEN || /每分钟|频率|频次/.test(words)) {
    return new SourceError("rate", `Tushare ${api}: asked too often: ${told}; lower --per-minute`, "a minute");
  }
  if (BAD_TOKEN.includes(code) || /token/i.test(words)) {
    return new SourceError("auth", `Tushare does not take the token in $TUSHARE_TOKEN: ${told}; check it`);
  }
  if (code === NO_PERMISSION || /权限|积分/.test(words)) {
    return new SourceError("permission", `Tushare ${api}: this token may not ask for it: ${told}; see bianque sources`);
  }
  return new SourceError("failed", `Tushare ${api} failed: ${told}; try again later`, "seconds", 3);
}
