import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import {
  CallToolRequestSchema,
  type CallToolResult,
  ListResourcesRequestSchema,
  ListToolsRequestSchema,
  ReadResourceRequestSchema,
} from "@modelcontextprotocol/sdk/types.js";
import type { Store } from "../../data/store.ts";
import { DataGap, InputError } from "../../errors.ts";
import { readParams } from "../studies/read-params.ts";
import type { StudyEntry } from "../studies/registry.ts";
import { documents, readDocument } from "./documents.ts";
import { askable, textArguments, toolOf } from "./tools.ts";

/** Longest answer, in characters: a longer one would crowd out everything else that an assistant knows. */
export const LONGEST_ANSWER = 200_000;

const INSTRUCTIONS = `Studies of China's equity market-neutral funds: the stage of a quant unwind, the basis of index futures, small-cap
crowding, snowball knock-ins, leveraged accounts. Every tool only reads. Ratios are decimals, money is yuan, dates are YYYY-MM-DD,
null means not known; basis is future minus spot, so negative is a discount. Give from and to where a tool takes them: whole
histories are refused as too long. The resources tell what each figure is and where its formula comes from.`;

/** What the server stands on. */
export interface McpParts {
  readonly studies: readonly StudyEntry[];
  /** Opens the store for reading; called for every question, so that an import may come between. */
  readonly open: () => Promise<Store>;
  readonly version: string;
  /** Told of defects; never the protocol's own channel. */
  readonly onDefect: (error: unknown) => void;
}

/** A Model Context Protocol server: a read-only tool a study, and the pages of the documentation as resources. */
export function createMcpServer(parts: McpParts): Server {
  const server = new Server(
    { name: "bianque", version: parts.version },
    { capabilities: { tools: {}, resources: {} }, instructions: INSTRUCTIONS },
  );
  const entries = askable(parts.studies);
  server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: await Promise.all(entries.map(toolOf)) }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }) => {
    const entry = entries.find(({ name }) => name === params.name);
    if (!entry)
      return refused(
        `there is no tool "${params.name}"; expected one of ${entries.map(({ name }) => name).join(", ")}`,
      );
    return answer(entry, textArguments(params.arguments ?? {}), parts, signal);
  });
  server.setRequestHandler(ListResourcesRequestSchema, async () => ({
    resources: documents().map((document) => ({ ...document, mimeType: "text/markdown" })),
  }));
  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }) => {
    const text = readDocument(uri);
    if (text === null) throw new Error(`there is no resource ${uri}`);
    return { contents: [{ uri, mimeType: "text/markdown", text }] };
  });
  return server;
}

async function answer(
  entry: StudyEntry,
  given: Readonly<Record<string, string>>,
  { open, onDefect }: McpParts,
  signal: AbortSignal,
): Promise<CallToolResult> {
  try {
    const study = await entry.load();
    const params = readParams(study.params, given);
    const store = await open();
    try {
      return told(JSON.stringify(await study.run(store, params, { tell: () => {}, signal })));
    } finally {
      await store.close();
    }
  } catch (error) {
    if (error instanceof InputError || error instanceof DataGap) return refused(error.message);
    onDefect(error);
    return refused("the question could not be answered because of a defect; the program's stderr says more");
  }
}

function told(text: string): CallToolResult {
  if (text.length <= LONGEST_ANSWER) return { content: [{ type: "text", text }] };
  const [size, most] = [text.length, LONGEST_ANSWER].map((length) => `${Math.ceil(length / 1000)} kB`);
  return refused(
    `the answer has ${size}, more than the ${most} that are told; ask for fewer days (from, to) or fewer series`,
  );
}

function refused(sentence: string): CallToolResult {
  return { content: [{ type: "text", text: sentence }], isError: true };
}
