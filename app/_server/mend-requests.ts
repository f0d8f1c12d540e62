import "server-only";

import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

import { decodablePath } from "@/lib/core/decodable-path";
import { processWide } from "@/lib/process-wide";

/**
 * Makes of requests at which Next fails, with a 500 and a stack in the log, such as it can refuse. Scanners send them all day, and an
 * alarm on faults of the server must not ring for a fault of the client. Called once, when a web process starts.
 */
export function mendRequests(): void {
  processWide("mending of requests", () => {
    // Node tells of a request before any listener of the server sees it.
    subscribe("http.server.request.start", (message) => {
      const { request } = message as { request: IncomingMessage };
      request.url = decodablePath(request.url ?? "/");
      // The web's own Request class has no TRACE. What Next does not know it refuses.
      if (request.method === "TRACE") request.method = "UNKNOWN";
    });
  });
}
