type Schema = Record<string, unknown>;

/**
 * Where a JSON value breaks a JSON Schema, as `path: reason`; empty when it fits. Knows the keywords that the OpenAPI
 * document uses and throws on any other, so that nothing passes unread.
 */
export function schemaErrors(value: unknown, schema: Schema, document: Schema, path = "$"): string[] {
  return Object.entries(schema).flatMap(([keyword, rule]) => {
    const check = KEYWORDS[keyword];
    if (!check) throw new Error(`schema keyword ${keyword} at ${path} is not known to this validator`);
    return check(value, rule as never, { schema, document, path });
  });
}

interface Place {
  readonly schema: Schema;
  readonly document: Schema;
  readonly path: string;
}

const KEYWORDS: Record<string, (value: unknown, rule: never, place: Place) => string[]> = {
  $ref: (value, ref: string, { document, path }) => schemaErrors(value, resolveRef(ref, document), document, path),
  type: (value, type: string | string[], { path }) =>
    [type].flat().some((name) => isOfType(value, name)) ? [] : [`${path}: ${JSON.stringify(value)} is no ${type}`],
  enum: (value, allowed: unknown[], { path }) =>
    allowed.includes(value) ? [] : [`${path}: ${value} is none of ${allowed}`],
  anyOf: (value, options: Schema[], { document, path }) => {
    const errors = options.map((option) => schemaErrors(value, option, document, path));
    return errors.some((list) => list.length === 0) ? [] : [`${path}: fits none: ${errors.flat().join("; ")}`];
  },
  properties: (value, properties: Record<string, Schema>, { document, path }) =>
    Object.entries(properties).flatMap(([name, schema]) =>
      isRecord(value) && name in value ? schemaErrors(value[name], schema, document, `${path}.${name}`) : [],
    ),
  required: (value, names: string[], { path }) =>
    isRecord(value) ? names.filter((name) => !(name in value)).map((name) => `${path}: ${name} is missing`) : [],
  additionalProperties: (value, rule: false | Schema, { schema, document, path }) => {
    const known = Object.keys((schema.properties as Schema | undefined) ?? {});
    const others = isRecord(value) ? Object.entries(value).filter(([name]) => !known.includes(name)) : [];
    return others.flatMap(([name, item]) =>
      rule === false ? [`${path}: ${name} is not described`] : schemaErrors(item, rule, document, `${path}.${name}`),
    );
  },
  propertyNames: (value, rule: Schema, { document, path }) =>
    isRecord(value) ? Object.keys(value).flatMap((name) => schemaErrors(name, rule, document, `${path} name`)) : [],
  items: (value, rule: Schema, { document, path }) =>
    Array.isArray(value) ? value.flatMap((item, i) => schemaErrors(item, rule, document, `${path}[${i}]`)) : [],
  pattern: (value, rule: string, { path }) =>
    typeof value !== "string" || new RegExp(rule).test(value) ? [] : [`${path}: "${value}" does not match ${rule}`],
  minimum: (value, least: number, { path }) =>
    typeof value !== "number" || value >= least ? [] : [`${path}: ${value} < ${least}`],
  maximum: (value, most: number, { path }) =>
    typeof value !== "number" || value <= most ? [] : [`${path}: ${value} > ${most}`],
  description: () => [],
  default: () => [],
};

function resolveRef(ref: string, document: Schema): Schema {
  let found: unknown = document;
  for (const step of ref.replace(/^#\//, "").split("/")) found = (found as Schema | undefined)?.[step];
  if (!isRecord(found)) throw new Error(`${ref} points to nothing`);
  return found;
}

function isRecord(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isOfType(value: unknown, type: string): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isRecord(value);
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}
