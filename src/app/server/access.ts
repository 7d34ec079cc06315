import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Context, Hono, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { Refused } from "./failure.ts";
import { policyWith } from "./guard.ts";
import { loginPage } from "./login-page.ts";
import { boundedBody } from "./upload-body.ts";

const COOKIE = "bianque_session";
const SESSION_SECONDS = 12 * 3600;
const MOST_SESSIONS = 1000;
const MOST_FORM_BYTES = 4096;

export interface AccessSettings {
  readonly token: string;
  /** Milliseconds that the answer to a wrong token is held back. */
  readonly holdMs?: number;
  /** Wrong tokens that may be held back at once; one more is refused at once. */
  readonly mostHeld?: number;
  /** Milliseconds since some moment. */
  readonly now?: () => number;
}

/**
 * Lets in who knows the token: as `Authorization: Bearer`, or as a cookie that the page /login gives for it. Everything else
 * under the app is 401, a page sends to /login. The token is compared as a digest in constant time, and never told.
 */
export function guardAccess(app: Hono, settings: AccessSettings): void {
  const doorkeeper = doorkeeperOf(settings);
  app.get("/login", (context) => page(context, 200, false));
  app.post("/login", async (context) => {
    const form = new URLSearchParams(Buffer.from(await boundedBody(context, MOST_FORM_BYTES)).toString("utf8"));
    if (!doorkeeper.knows(form.get("token") ?? "")) {
      await doorkeeper.hold();
      return page(context, 401, true);
    }
    const secure = context.req.header("x-forwarded-proto") === "https";
    const options = { httpOnly: true, sameSite: "Strict", path: "/", maxAge: SESSION_SECONDS, secure } as const;
    setCookie(context, COOKIE, doorkeeper.newSession(), options);
    return context.body(null, 303, { location: "./" });
  });
  app.use(requireAccess(doorkeeper));
}

type Doorkeeper = ReturnType<typeof doorkeeperOf>;

function requireAccess(doorkeeper: Doorkeeper): MiddlewareHandler {
  return async (context, next) => {
    if (doorkeeper.hasSession(getCookie(context, COOKIE))) return next();
    const [, given] = /^Bearer +(\S+)$/i.exec(context.req.header("authorization") ?? "") ?? [];
    if (given !== undefined) {
      if (doorkeeper.knows(given)) return next();
      await doorkeeper.hold();
      throw new Refused(401, "the token is not this server's; expected the one in its BIANQUE_TOKEN", CHALLENGE);
    }
    const wantsPage = context.req.method === "GET" && !context.req.path.startsWith("/api/");
    if (wantsPage && (context.req.header("accept") ?? "").includes("text/html")) {
      return context.body(null, 303, { location: "./login" });
    }
    throw new Refused(401, "a token is needed: send it as Authorization: Bearer, or sign in at /login", CHALLENGE);
  };
}

const CHALLENGE = { "www-authenticate": 'Bearer realm="bianque"' };

function page(context: Context, status: 200 | 401, wasWrong: boolean) {
  return context.html(loginPage(wasWrong), status, {
    "content-security-policy": policyWith({ "form-action": "'self'" }),
    // Under no-referrer a browser sends the form with the origin "null".
    "referrer-policy": "same-origin",
    "cache-control": "no-store",
  });
}

/** Knows the token by its digest only, and the sessions by theirs. */
function doorkeeperOf({ token, holdMs = 1000, mostHeld = 20, now = () => performance.now() }: AccessSettings) {
  const expected = digest(token);
  const sessions = new Map<string, number>();
  let held = 0;
  return {
    knows: (given: string) => timingSafeEqual(digest(given), expected),
    /** Waits as long as a wrong token costs. Throws Refused where too many wait. */
    async hold(): Promise<void> {
      if (held >= mostHeld)
        throw new Refused(429, "too many wrong tokens at once; wait a moment", { "retry-after": "2" });
      held++;
      await wait(holdMs);
      held--;
    },
    newSession(): string {
      const session = randomBytes(32).toString("base64url");
      sessions.set(keyOf(session), now() + SESSION_SECONDS * 1000);
      for (const oldest of sessions.keys()) {
        if (sessions.size <= MOST_SESSIONS) break;
        sessions.delete(oldest);
      }
      return session;
    },
    hasSession(session: string | undefined): boolean {
      if (session === undefined) return false;
      const until = sessions.get(keyOf(session));
      return until !== undefined && now() < until;
    },
  };
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function keyOf(session: string): string {
  return digest(session).toString("hex");
}
