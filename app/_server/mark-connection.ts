import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

import { processWide } from "@/lib/process-wide";

/** Names the address at the other end of the connection. What a client sends under this name is overwritten. */
export const CONNECTION_HEADER = "x-connection-address";

/**
 * Notes with each request where its connection comes from. Next hands on no socket, and fills X-Forwarded-For only where the client
 * has not done so already, so nothing else that an action can see is beyond the client's reach.
 */
export function markConnections(): void {
  processWide("marking of connections", () => {
    // Node tells of a request before any listener of the server sees it.
    subscribe("http.server.request.start", (message) => {
      const { request } = message as { request: IncomingMessage };
      request.headers[CONNECTION_HEADER] = request.socket.remoteAddress ?? "unknown";
    });
  });
}
