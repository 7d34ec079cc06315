import { z } from "zod";
import * as contract from "../../contract.ts";
import { type JsonSchema, paramShapes } from "../studies/read-params.ts";
import type { AnyStudy } from "../studies/registry.ts";

const JSON_TYPE = "application/json";

/**
 * The OpenAPI 3.1 document of the studies' routes, from the same schemas that read parameters and type the answers.
 * `uploadTaken` says what a study may be sent, null where nothing.
 */
export function openApiDocument(
  studies: readonly AnyStudy[],
  version: string,
  uploadTaken: (study: string) => string | null = () => null,
): JsonSchema {
  const { schemas, nameOf } = componentSchemas();
  const paths = studies.map((study) => [`/api/${study.name}`, operations(study, nameOf, uploadTaken(study.name))]);
  return {
    openapi: "3.1.0",
    info: {
      title: "bianque",
      version,
      description:
        "Stage, basis, crowding and replay of a quant unwind in China's stock market. Ratios are decimals, money is in yuan, dates are ISO text, null means not defined or not known; basis is future minus spot.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    paths: Object.fromEntries(paths),
    components: {
      schemas: { ...schemas, Failure: failureSchema },
      responses: {
        BadInput: failure("A parameter does not read, or names what is not there."),
        DataGap: failure("The store lacks the data that the answer needs."),
        Unexpected: failure("A defect; the server's log says more."),
        StoreBusy: failure(
          "The store is being written to, or too many questions wait: Retry-After says when to ask again.",
        ),
        NoToken: failure("The server asks for a token, and none or another was given."),
        TooSlow: failure("The answer took longer than the server lets it."),
        TooLarge: failure("What was sent is larger than the server takes."),
        OtherType: failure("What was sent is of another type than the server takes."),
      },
    },
  };
}

/** Every named shape of the contract as JSON Schema, and the name of a schema that is one of them. */
function componentSchemas() {
  const registry = z.registry<{ id?: string }>();
  const names = new Map<z.ZodType, string>();
  for (const [id, schema] of Object.entries(contract)) {
    registry.add(schema, { id });
    names.set(schema, id);
  }
  const made = z.toJSONSchema(registry, { uri: componentRef }).schemas;
  const schemas = Object.entries(made).map(([id, schema]) => [id, withoutIdentity(schema)]);
  return { schemas: Object.fromEntries(schemas), nameOf: (schema: z.ZodType) => names.get(schema) };
}

const componentRef = (id: string) => `#/components/schemas/${id}`;

function withoutIdentity(schema: JsonSchema): JsonSchema {
  const { $schema: _schema, $id: _id, ...rest } = schema;
  return rest;
}

function operations(study: AnyStudy, nameOf: (schema: z.ZodType) => string | undefined, taken: string | null) {
  const get = operation(study, nameOf);
  if (taken === null) return { get };
  const responses = { ...(get.responses as object), 413: ref("TooLarge"), 415: ref("OtherType") };
  const requestBody = { required: true, description: taken, content: { "text/csv": { schema: { type: "string" } } } };
  return { get, post: { ...get, operationId: `${study.name}-of-upload`, requestBody, responses } };
}

function operation(study: AnyStudy, nameOf: (schema: z.ZodType) => string | undefined): JsonSchema {
  const id = nameOf(study.answer);
  const schema = id ? { $ref: componentRef(id) } : withoutIdentity(z.toJSONSchema(study.answer));
  return {
    operationId: study.name,
    summary: study.summary,
    parameters: paramShapes(study.params).map(({ name, description, required, kind, schema }) => ({
      name,
      in: "query",
      description,
      required,
      schema: kind === "flag" ? { type: "boolean" } : withoutDescription(schema),
    })),
    responses: {
      200: { description: study.summary, content: { [JSON_TYPE]: { schema } } },
      400: ref("BadInput"),
      401: ref("NoToken"),
      422: ref("DataGap"),
      500: ref("Unexpected"),
      503: ref("StoreBusy"),
      504: ref("TooSlow"),
    },
  };
}

function ref(response: string): JsonSchema {
  return { $ref: `#/components/responses/${response}` };
}

function withoutDescription(schema: JsonSchema): JsonSchema {
  const { description: _description, ...rest } = schema;
  return rest;
}

const failureSchema: JsonSchema = {
  type: "object",
  properties: { error: { type: "string", description: "One sentence: what, where, and what would be right." } },
  required: ["error"],
  additionalProperties: false,
};

function failure(description: string): JsonSchema {
  return { description, content: { [JSON_TYPE]: { schema: { $ref: componentRef("Failure") } } } };
}
