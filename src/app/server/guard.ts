import { isIP } from "node:net";
import type { MiddlewareHandler } from "hono";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

const HEADERS: Record<string, string> = {
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
};

/** Sets the security headers on every answer, errors included. */
export const securityHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value);
};

/** Only reading is served. */
export const readOnly: MiddlewareHandler = async (context, next) => {
  const { method } = context.req;
  if (method === "GET" || method === "HEAD") return next();
  return context.json({ error: `${method} is not served; expected GET or HEAD` }, 405, { allow: "GET, HEAD" });
};

/**
 * Refuses requests for a host name that is not this server's, so that a foreign page whose name was rebound to this
 * machine cannot read it. `boundTo` is the address listened on: beyond loopback, that name and plain addresses pass too.
 */
export function knownHost(boundTo: string): MiddlewareHandler {
  const beyondLoopback = !LOOPBACK.has(boundTo) && boundTo !== "::1";
  return async (context, next) => {
    const host = hostName(context.req.header("host"));
    const known =
      LOOPBACK.has(host) || (beyondLoopback && (host === boundTo || isIP(host.replace(/^\[|\]$/g, "")) > 0));
    if (known) return next();
    return context.json({ error: `host "${host}" is not served; expected localhost or 127.0.0.1` }, 403);
  };
}

function hostName(header: string | undefined): string {
  const url = `http://${header ?? ""}`;
  return URL.canParse(url) ? new URL(url).hostname : "";
}
