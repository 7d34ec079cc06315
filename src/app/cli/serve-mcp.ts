import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { createMcpServer } from "../mcp/server.ts";
import { openForReading } from "./open-store.ts";
import { packageVersion } from "./package-root.ts";
import type { Setting } from "./setting.ts";

/** Serves the studies over stdin and stdout until stdin ends. */
export async function serveMcp(db: string | undefined, setting: Setting): Promise<void> {
  const { studies, terminal } = setting;
  const server = createMcpServer({
    studies,
    open: () => openForReading(db, setting),
    version: packageVersion(),
    onDefect: (error) => terminal.note(`bianque: ${error instanceof Error ? error.stack : String(error)}\n`),
  });
  await server.connect(new StdioServerTransport());
}
