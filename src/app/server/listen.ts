import type { AddressInfo, Server } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";
import { InputError } from "../../errors.ts";

const PORTS_TRIED = 100;

/** What one connection may take: slow senders and idle ones are let go, and there is room for a desk. */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 5_000,
};
const MOST_CONNECTIONS = 512;

export interface Listening {
  readonly url: string;
  readonly port: number;
  /** Stops accepting, ends open connections, and resolves when the port is free. */
  close(): Promise<void>;
}

/**
 * Listens on `port`, or on the next free one after it; 0 asks the system for any. Throws InputError when the host is no
 * address of this machine, the port needs rights, or a hundred ports in a row are taken.
 */
export async function listen(app: Hono, host: string, port: number): Promise<Listening> {
  const last = port === 0 ? 0 : Math.min(port + PORTS_TRIED - 1, 65535);
  for (let tried = port; tried <= last; tried++) {
    const listening = await listenAt(app, host, tried);
    if (listening) return listening;
  }
  throw new InputError(`ports ${port} to ${last} are all in use; expected --port with a free one`);
}

/** Undefined where the port is in use. */
async function listenAt(app: Hono, host: string, port: number): Promise<Listening | undefined> {
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions: LIMITS });
  (server as Server).maxConnections = MOST_CONNECTIONS;
  const failure = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    server.once("error", resolve);
    server.listen(port, host, () => resolve(undefined));
  });
  if (failure?.code === "EADDRINUSE") return undefined;
  if (failure) throw new InputError(`cannot listen on ${host}:${port}: ${failure.message}`);
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}/`,
    port: bound,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}
