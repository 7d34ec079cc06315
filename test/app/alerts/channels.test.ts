import { execFileSync } from "node:child_process";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { SMTPServer } from "smtp-server";
import { expect, onTestFinished, test } from "vitest";
import type { ChannelSettings } from "../../../src/app/alerts/channel-settings.ts";
import { postJson } from "../../../src/app/alerts/channels/post-json.ts";
import { send } from "../../../src/app/alerts/channels/send.ts";
import { cutLines } from "../../../src/app/alerts/channels/wecom.ts";
import { loopback } from "../../support/loopback.ts";
import { madeUpMessage } from "../../support/made-up-alert.ts";

const NOW = Date.parse("2024-02-06T09:31:07.250Z");
const SECRET = "SEC-a/b+c=d~不外传";

/** HMAC-SHA256 in base64 by another program than the one under test. */
function opensslHmac(key: string, text: string): string {
  const out = execFileSync(
    "openssl",
    ["dgst", "-sha256", "-mac", "HMAC", "-macopt", `hexkey:${Buffer.from(key).toString("hex")}`, "-binary"],
    { input: text },
  );
  return out.toString("base64");
}

/** Address of a port at which nobody listens. */
async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

test("Feishu gets a rich text, signed by the key of seconds and secret over nothing", async () => {
  const { url, arrived } = await loopback(() => ({ status: 200, body: '{"code":0,"msg":"success","data":{}}' }));
  const channel: ChannelSettings = { kind: "feishu", url: `\${U}`, secret: `\${S}` };
  expect(await send(madeUpMessage("zh"), channel, { U: `${url}/open-apis/bot/v2/hook/abc`, S: SECRET }, NOW)).toEqual({
    ok: true,
  });
  expect(arrived[0].path).toBe("/open-apis/bot/v2/hook/abc");
  expect(arrived[0].headers["content-type"]).toBe("application/json; charset=utf-8");
  expect(JSON.parse(arrived[0].body)).toEqual({
    timestamp: "1707211867",
    sign: opensslHmac(`1707211867\n${SECRET}`, ""),
    msg_type: "post",
    content: {
      post: {
        zh_cn: {
          title: "【警报】2024-02-06 阶段由踩踏转为平仓",
          content: [
            [{ tag: "text", text: "· IM 年化基差 −12.0%" }],
            [{ tag: "text", text: "· 微盘股当日 −2.0%" }],
            [{ tag: "text", text: "较前一日：" }],
            [{ tag: "text", text: "· ↑ 贴水收窄" }],
            [
              {
                tag: "a",
                text: "http://127.0.0.1:8710/?page=overview&date=2024-02-06&lang=zh",
                href: "http://127.0.0.1:8710/?page=overview&date=2024-02-06&lang=zh",
              },
            ],
          ],
        },
      },
    },
  });
});

test("DingTalk gets Markdown at an address signed in milliseconds, URL-encoded", async () => {
  const { url, arrived } = await loopback(() => ({ status: 200, body: '{"errcode":0,"errmsg":"ok"}' }));
  const channel: ChannelSettings = { kind: "dingtalk", url: `\${U}`, secret: `\${S}` };
  expect(await send(madeUpMessage("zh"), channel, { U: `${url}/robot/send?access_token=t0`, S: SECRET }, NOW)).toEqual({
    ok: true,
  });
  const sign = encodeURIComponent(opensslHmac(SECRET, `${NOW}\n${SECRET}`));
  expect(arrived[0].path).toBe(`/robot/send?access_token=t0&timestamp=${NOW}&sign=${sign}`);
  const body = JSON.parse(arrived[0].body);
  expect(body).toMatchObject({ msgtype: "markdown", markdown: { title: "【警报】2024-02-06 阶段由踩踏转为平仓" } });
  expect(body.markdown.text).toBe(
    "**【警报】2024-02-06 阶段由踩踏转为平仓**\n\n- IM 年化基差 −12.0%\n- 微盘股当日 −2.0%\n\n较前一日：\n\n- ↑ 贴水收窄\n\n" +
      "[http://127.0.0.1:8710/?page=overview&date=2024-02-06&lang=zh](http://127.0.0.1:8710/?page=overview&date=2024-02-06&lang=zh)",
  );
});

test("WeCom gets Markdown within its 4096 bytes", async () => {
  const { url, arrived } = await loopback(() => ({ status: 200, body: '{"errcode":0,"errmsg":"ok"}' }));
  const message = madeUpMessage("en");
  const long = {
    ...message,
    text: { ...message.text, evidence: Array.from({ length: 400 }, (_, i) => `指标 ${i} 偏离`) },
  };
  expect(await send(long, { kind: "wecom", url: `\${U}` }, { U: `${url}/cgi-bin/webhook/send?key=k` }, NOW)).toEqual({
    ok: true,
  });
  const body = JSON.parse(arrived[0].body);
  expect(body.msgtype).toBe("markdown");
  expect(body.markdown.content).toMatch(/^\*\*\[Alarm\] 2024-02-06 the stage turned/);
  expect(Buffer.byteLength(body.markdown.content)).toBeLessThanOrEqual(4096);
  expect(body.markdown.content.endsWith("偏离\n…")).toBe(true);
  expect(cutLines("short", 10)).toBe("short");
});

test("a webhook gets the alert as JSON with an id that stays, signed in a header", async () => {
  const { url, arrived } = await loopback(() => ({ status: 204 }));
  const channel: ChannelSettings = { kind: "webhook", url: `${url}/hook`, secret: `\${S}` };
  expect(await send(madeUpMessage("en", true), channel, { S: SECRET }, NOW)).toEqual({ ok: true });
  const [{ headers, body }] = arrived;
  expect(headers["idempotency-key"]).toBe("2024-02-06.alarm.desk");
  const hex = Buffer.from(opensslHmac(SECRET, body), "base64").toString("hex");
  expect(headers["x-bianque-signature"]).toBe(`sha256=${hex}`);
  const told = JSON.parse(body);
  expect(told).toMatchObject({ id: "2024-02-06.alarm.desk", rule: "alarm", severity: "critical", language: "en" });
  expect(told.text).toMatch(/this may be a repeat\)$/);
});

test("a mail goes out with a Message-ID that stays, to a server that asked for the password", async () => {
  const mails: string[] = [];
  const logins: unknown[] = [];
  const server = new SMTPServer({
    authOptional: false,
    disabledCommands: ["STARTTLS"],
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, callback) {
      logins.push([username, password]);
      if (password === SECRET) callback(null, { user: username });
      else callback(new Error(`535 wrong password ${password}`));
    },
    onData(stream, _session, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        mails.push(Buffer.concat(chunks).toString("utf8"));
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => server.close());
  const { port } = server.server.address() as AddressInfo;
  const channel: ChannelSettings = {
    kind: "email",
    host: "127.0.0.1",
    port,
    tls: "none",
    user: "desk",
    password: `\${P}`,
    from: "bianque@example.com",
    to: ["a@example.com", "b@example.com"],
  };
  expect(await send(madeUpMessage("en"), channel, { P: SECRET }, NOW)).toEqual({ ok: true });
  expect(mails[0]).toContain("Message-ID: <2024-02-06.alarm.desk@bianque>");
  expect(mails[0]).toContain("Subject: [Alarm] 2024-02-06 the stage turned from cascade to unwinding");
  expect(mails[0]).toContain("To: a@example.com, b@example.com");
  const refused = await send(madeUpMessage("en"), channel, { P: "wrong-password" }, NOW);
  expect(refused).toMatchObject({ ok: false, uncertain: false, reason: "the mail server failed (EAUTH 535)" });
  expect(mails.length).toBe(1);
});

test("starttls never says a password to a server that offers no TLS", async () => {
  let said = "";
  const server = createServer((socket) => {
    socket.write("220 hello\r\n");
    socket.on("data", (data) => {
      said += data;
      socket.write(String(data).startsWith("EHLO") ? "250-hello\r\n250 AUTH PLAIN\r\n" : "502 no\r\n");
    });
    socket.on("error", () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const channel: ChannelSettings = {
    kind: "email",
    host: "127.0.0.1",
    port,
    tls: "starttls",
    user: "desk",
    password: `\${P}`,
    from: "a@b.c",
    to: ["d@e.f"],
  };
  expect((await send(madeUpMessage("en"), channel, { P: SECRET }, NOW)).ok).toBe(false);
  expect(said).not.toContain("AUTH");
});

test("a robot that answers 200 with an error, or with nothing known, has not taken the message", async () => {
  const bodies = ['{"errcode":310000,"errmsg":"sign not match"}', "<html>proxy</html>", "{}", '{"errcode":"0"}'];
  const { url } = await loopback((_request, count) => ({ status: 200, body: bodies[count - 1] }));
  const reasons: unknown[] = [];
  for (const _ of bodies) {
    const sent = await send(madeUpMessage("zh"), { kind: "dingtalk", url: `\${U}` }, { U: url }, NOW);
    reasons.push(sent.ok ? "taken" : sent.reason);
  }
  expect(reasons).toEqual([
    "the channel refused the message (errcode 310000): sign not match",
    "the channel answered 200 without saying that it took the message",
    "the channel answered 200 without saying that it took the message",
    "the channel refused the message (errcode 0): ",
  ]);
});

test("429 and 500 are failures, with the wait that the channel asks for", async () => {
  const { url } = await loopback((_request, count) =>
    count === 1 ? { status: 429, headers: { "retry-after": "120" } } : { status: 500, body: "oops" },
  );
  const channel: ChannelSettings = { kind: "webhook", url };
  expect(await send(madeUpMessage("zh"), channel, {}, NOW)).toEqual({
    ok: false,
    reason: "the channel answered 429",
    uncertain: false,
    retryAfterMs: 120_000,
  });
  expect(await send(madeUpMessage("zh"), channel, {}, NOW)).toMatchObject({
    reason: "the channel answered 500",
    uncertain: true,
  });
});

test("a redirect is not followed: a message and its token go to no other place", async () => {
  const other = await loopback(() => ({ status: 200 }));
  const { url } = await loopback(() => ({ status: 307, headers: { location: other.url } }));
  expect(await send(madeUpMessage("zh"), { kind: "webhook", url }, {}, NOW)).toMatchObject({
    ok: false,
    reason: "the channel answered 307",
  });
  expect(other.arrived).toEqual([]);
});

test("a reset or a silence leaves it uncertain whether the message arrived; a refused connection does not", async () => {
  const { url } = await loopback((_request, count) => (count === 1 ? "reset" : "silence"));
  expect(await postJson(url, "{}", {}, 5000, () => null)).toMatchObject({ ok: false, uncertain: true });
  expect(await postJson(url, "{}", {}, 200, () => null)).toEqual({
    ok: false,
    uncertain: true,
    reason: "no answer within 0.2 s",
    retryAfterMs: null,
  });
  expect(await postJson(await closedPort(), "{}", {}, 5000, () => null)).toMatchObject({
    ok: false,
    uncertain: false,
  });
});

test("a secret that is not set is named, and a reason never holds one that is", async () => {
  const env = { U: "http://127.0.0.1:9/robot/send?access_token=0123456789abcdef", S: SECRET };
  const channel: ChannelSettings = { kind: "dingtalk", url: `\${U}`, secret: `\${S}` };
  expect(await send(madeUpMessage("zh"), channel, { U: env.U }, NOW)).toMatchObject({
    ok: false,
    reason: "the environment variable S is not set",
  });
  const { url } = await loopback(() => ({
    status: 200,
    body: JSON.stringify({ errcode: 300001, errmsg: `token 0123456789abcdef bad for ${SECRET}` }),
  }));
  const echoed = await send(
    madeUpMessage("zh"),
    channel,
    { ...env, U: `${url}/robot/send?access_token=0123456789abcdef` },
    NOW,
  );
  expect(echoed).toMatchObject({ reason: "the channel refused the message (errcode 300001): token *** bad for ***" });
});

test("a mail server that cannot be reached leaves no doubt: the message did not arrive", async () => {
  const { port } = new URL(await closedPort());
  const channel: ChannelSettings = {
    kind: "email",
    host: "127.0.0.1",
    port: Number(port),
    tls: "none",
    from: "a@b.c",
    to: ["d@e.f"],
  };
  expect(await send(madeUpMessage("en"), channel, {}, NOW)).toMatchObject({
    ok: false,
    uncertain: false,
    reason: "the mail server failed (ESOCKET)",
  });
});
