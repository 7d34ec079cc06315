import { isIP } from "node:net";
import type { Context, MiddlewareHandler } from "hono";
import { Refused } from "./failure.ts";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]", "::1"]);

/** True for addresses that only this machine reaches. */
export function isLoopback(address: string): boolean {
  return LOOPBACK.has(address) || /^127\.\d+\.\d+\.\d+$/.test(address);
}

const POLICY: Readonly<Record<string, string>> = {
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self'",
  "img-src": "'self' data:",
  "font-src": "'self'",
  "connect-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "frame-ancestors": "'none'",
};

const HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": policyWith({}),
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
};

/** The content security policy with other words for some directives. */
export function policyWith(others: Readonly<Record<string, string>>): string {
  return Object.entries({ ...POLICY, ...others })
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}

/**
 * Sets the security headers on every answer, errors included; a page may set a policy of its own. They are set before the
 * answer is made: touching a finished one copies its body, which costs more than all else on a large one.
 */
export const securityHeaders: MiddlewareHandler = (context, next) => {
  for (const [name, value] of Object.entries(HEADERS)) context.header(name, value);
  return next();
};

/** Refuses every method that `allowed` does not list for the path. */
export function onlyMethods(allowed: (path: string) => readonly string[]): MiddlewareHandler {
  return (context, next) => {
    const { method, path } = context.req;
    const methods = allowed(path);
    if (methods.includes(method)) return next();
    const list = methods.join(" or ").replace("GET or HEAD or ", "GET, HEAD or ");
    throw new Refused(405, `${method} is not served at ${path}; expected ${list}`, { allow: methods.join(", ") });
  };
}

/**
 * Refuses requests for a host name that is not this server's, so that a foreign page whose name was rebound to this
 * machine cannot read it. `boundTo` is the address listened on: beyond loopback, that name and plain addresses pass too.
 * `names` are those that a reverse proxy passes on.
 */
export function knownHost(boundTo: string, names: readonly string[] = []): MiddlewareHandler {
  const beyondLoopback = !isLoopback(boundTo);
  const known = new Set(names.map((name) => name.toLowerCase()));
  return (context, next) => {
    const host = hostOf(context)?.hostname ?? "";
    const isPlain = isIP(host.replace(/^\[|\]$/g, "")) > 0;
    if (isLoopback(host) || known.has(host) || (beyondLoopback && (host === boundTo || isPlain))) return next();
    const wanted = ["localhost", "127.0.0.1", ...known].join(", ");
    throw new Refused(403, `host "${host}" is not served; expected one of ${wanted} (--allow-host adds a name)`);
  };
}

/**
 * Refuses what a page of another site sends: answers and writes are for this server's own pages and for programs, which send
 * neither `Origin` nor `Sec-Fetch-Site`. A link from elsewhere to a page is followed.
 */
export const ownOrigin: MiddlewareHandler = (context, next) => {
  const origin = context.req.header("origin");
  const site = context.req.header("sec-fetch-site");
  const isForeign =
    (origin !== undefined && !isOwn(origin, context)) ||
    (site !== undefined && !["same-origin", "none"].includes(site));
  const isLink = context.req.method === "GET" && context.req.header("sec-fetch-mode") === "navigate";
  if (!isForeign || (isLink && !context.req.path.startsWith("/api/"))) return next();
  throw new Refused(403, "a page of another site asks; expected one of this server's own, or a program");
};

function isOwn(origin: string, context: Context): boolean {
  return URL.canParse(origin) && new URL(origin).host === hostOf(context)?.host;
}

function hostOf(context: Context): URL | undefined {
  const url = `http://${context.req.header("host") ?? ""}`;
  return URL.canParse(url) ? new URL(url) : undefined;
}
