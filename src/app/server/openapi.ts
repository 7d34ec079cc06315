import { z } from "zod";
import * as contract from "../../contract.ts";
import { type JsonSchema, paramShapes } from "../studies/read-params.ts";
import type { AnyStudy } from "../studies/registry.ts";

const JSON_TYPE = "application/json";

/** The OpenAPI 3.1 document of the studies' routes, from the same schemas that read parameters and type the answers. */
export function openApiDocument(studies: readonly AnyStudy[], version: string): JsonSchema {
  const { schemas, nameOf } = componentSchemas();
  const paths = studies.map((study) => [`/api/${study.name}`, { get: operation(study, nameOf) }]);
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
        StoreBusy: failure("The store cannot be opened now, for example while an import writes to it."),
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
      400: { $ref: "#/components/responses/BadInput" },
      422: { $ref: "#/components/responses/DataGap" },
      500: { $ref: "#/components/responses/Unexpected" },
      503: { $ref: "#/components/responses/StoreBusy" },
    },
  };
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
