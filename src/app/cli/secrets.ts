/** Names of environment variables whose values are nobody's business. */
const SECRET_NAME = /TOKEN|SECRET|PASSWORD|PASSWD|WEBHOOK|CREDENTIAL|(^|_)KEY$/i;

type Env = Readonly<Record<string, string | undefined>>;

/** The environment without its secrets: for processes that need none. */
export function withoutSecrets(env: Env): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !SECRET_NAME.test(name)));
}

/** Values shorter than this are words that any text may hold. */
const SHORTEST = 8;

/** A text in which the value of every secret of the environment, plain or as JSON or an address would hold it, is replaced. */
export function hideSecrets(text: string, env: Env): string {
  const values = Object.entries(env).flatMap(([name, value]) =>
    SECRET_NAME.test(name) && value !== undefined && value.length >= SHORTEST ? [value] : [],
  );
  const forms = values.flatMap((value) => [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value)]);
  return forms.reduce((hidden, form) => hidden.replaceAll(form, "[secret]"), text);
}
