import { createTransport } from "nodemailer";
import { plainAlert } from "../../../view/words/alerts.ts";
import { ANSWER_MS, failed, type Message, type Sent } from "./sending.ts";

/** A mail server, and who writes to whom. */
export interface MailPlace {
  readonly host: string;
  readonly port: number;
  readonly tls: "implicit" | "starttls" | "none";
  readonly user: string | null;
  readonly password: string | null;
  readonly from: string;
  readonly to: readonly string[];
}

/** Failures before the text was handed over. */
const BEFORE_SENDING = new Set(["ECONNECTION", "EDNS", "EAUTH", "EENVELOPE", "ETLS", "ENOAUTH"]);

/** Sends a message as plain text. Its Message-ID is the same for every attempt, so that a mailbox can tell a repeat. */
export async function sendEmail({ id, text, lang }: Message, place: MailPlace): Promise<Sent> {
  const { host, port, tls, user, password, from, to } = place;
  const transport = createTransport({
    host,
    port,
    secure: tls === "implicit",
    requireTLS: tls === "starttls",
    ignoreTLS: tls === "none",
    connectionTimeout: ANSWER_MS,
    greetingTimeout: ANSWER_MS,
    socketTimeout: ANSWER_MS,
    ...(user === null || password === null ? {} : { auth: { user, pass: password } }),
  });
  try {
    await transport.sendMail({
      from,
      to: [...to],
      subject: text.title,
      text: plainAlert(text, lang),
      messageId: `<${id}@bianque>`,
      headers: { "Auto-Submitted": "auto-generated" },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return { ok: true };
  } catch (error) {
    const { code = "", responseCode, syscall } = error as { code?: string; responseCode?: number; syscall?: string };
    const isBefore = BEFORE_SENDING.has(code) || syscall === "connect" || responseCode !== undefined;
    const said = responseCode === undefined ? code : `${code} ${responseCode}`;
    return failed(`the mail server failed (${said || "no code"})`, !isBefore);
  } finally {
    transport.close();
  }
}
