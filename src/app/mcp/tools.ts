import type { Tool } from "@modelcontextprotocol/sdk/types.js";
import { type ParamShape, paramShapes } from "../studies/read-params.ts";
import type { StudyEntry } from "../studies/registry.ts";

/** The studies that an assistant may ask: those that answer without a file of the caller's. */
export function askable(studies: readonly StudyEntry[]): StudyEntry[] {
  return studies.filter(({ needsFile }) => needsFile !== true);
}

/** A tool a study: its name and summary, its parameters as JSON Schema, and that it changes nothing. */
export async function toolOf(entry: StudyEntry): Promise<Tool> {
  const shapes = paramShapes((await entry.load()).params);
  return {
    name: entry.name,
    description: entry.summary,
    inputSchema: {
      type: "object",
      properties: Object.fromEntries(shapes.map((shape) => [shape.name, schemaOf(shape)])),
      required: shapes.filter(({ required }) => required).map(({ name }) => name),
      additionalProperties: false,
    },
    annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  };
}

function schemaOf({ kind, description, choices, fallback, schema }: ParamShape): object {
  switch (kind) {
    case "flag":
      return { type: "boolean", description, ...(fallback === undefined ? {} : { default: fallback === "true" }) };
    case "choice":
      return { type: "string", enum: [...choices], description, ...given(fallback) };
    case "number":
      return { ...schema, description };
    case "text":
      return { type: "string", description, ...given(fallback) };
  }
}

function given(fallback: string | undefined): object {
  return fallback === undefined ? {} : { default: fallback };
}

/** Arguments of a call as the text that every study reads its parameters from; null and absent are the same. */
export function textArguments(given: Readonly<Record<string, unknown>>): Record<string, string> {
  const present = Object.entries(given).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(present.map(([name, value]) => [name, textOf(value)]));
}

function textOf(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
