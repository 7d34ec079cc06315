import { z } from "zod";
import { InputError } from "../../errors.ts";

/** One parameter of a study as text callers see it: CLI options and HTTP queries are made from this. */
export interface ParamShape {
  readonly name: string;
  readonly description: string;
  readonly kind: "text" | "number" | "choice" | "flag";
  /** Values allowed where `kind` is choice; else empty. */
  readonly choices: readonly string[];
  readonly required: boolean;
  /** Value used when absent, as text. */
  readonly fallback: string | undefined;
  /** JSON Schema of the text or number accepted. */
  readonly schema: JsonSchema;
}

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The parameters of a study in the order they are declared. A parameter that reads into a boolean is a flag. */
export function paramShapes(params: z.ZodType): ParamShape[] {
  const input = propertiesOf(params, "input");
  const output = propertiesOf(params, "output").properties;
  return Object.entries(input.properties).map(([name, schema]) => {
    const choices = (schema.enum as string[] | undefined) ?? [];
    return {
      name,
      description: String(schema.description ?? ""),
      kind: kindOf(schema, output[name] ?? {}),
      choices,
      required: input.required.includes(name),
      fallback: schema.default === undefined ? undefined : String(schema.default),
      schema,
    };
  });
}

function kindOf(input: JsonSchema, output: JsonSchema): ParamShape["kind"] {
  if (input.type === "boolean" || output.type === "boolean") return "flag";
  if (input.enum !== undefined) return "choice";
  return input.type === "number" || input.type === "integer" ? "number" : "text";
}

function propertiesOf(params: z.ZodType, io: "input" | "output") {
  const schema = z.toJSONSchema(params, { io, unrepresentable: "any" });
  return {
    properties: (schema.properties ?? {}) as Record<string, JsonSchema>,
    required: schema.required ?? [],
  };
}

/**
 * Reads parameters given as text. Throws InputError in one sentence for an unknown name (saying which are known) and for
 * the first value that does not read.
 */
export function readParams<Params>(params: z.ZodType<Params>, given: Readonly<Record<string, string>>): Params {
  const shapes = paramShapes(params);
  const known = shapes.map((shape) => shape.name);
  const stranger = Object.keys(given).find((name) => !known.includes(name));
  if (stranger !== undefined) {
    throw new InputError(`unknown parameter "${stranger}"; expected ${known.join(", ") || "none"}`);
  }
  const result = params.safeParse(given);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const name = String(issue.path[0] ?? "parameters");
  throw new InputError(
    sentence(
      name,
      given[name],
      issue,
      shapes.find((shape) => shape.name === name),
    ),
  );
}

function sentence(
  name: string,
  value: string | undefined,
  issue: z.core.$ZodIssue,
  shape: ParamShape | undefined,
): string {
  const is = value === undefined ? `${name} is missing` : `${name} is "${value}"`;
  return `${is}; expected ${expectation(issue, shape)}`;
}

function expectation(issue: z.core.$ZodIssue, shape: ParamShape | undefined): string {
  if (issue.code === "invalid_value") return `one of ${issue.values.join(", ")}`;
  if (issue.code === "custom") return issue.message;
  const { type, minimum, maximum } = shape?.schema ?? {};
  if (type !== "integer" && type !== "number") return issue.message;
  const noun = type === "integer" ? "a whole number" : "a number";
  const limits = [bound("at least", minimum), bound("at most", maximum)].filter((text) => text !== "");
  return [noun, limits.join(" and ")].filter((text) => text !== "").join(" of ");
}

/** zod writes its own integer limits where none were declared; those say nothing to a reader. */
function bound(words: string, limit: unknown): string {
  return typeof limit === "number" && Math.abs(limit) < Number.MAX_SAFE_INTEGER ? `${words} ${limit}` : "";
}
