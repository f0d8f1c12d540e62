import type { Logger } from "pino";
import pino from "pino";

import { env } from "@/lib/env";

let one: Logger | undefined;

/** JSON lines on stderr, from LOG_LEVEL up. Never a key, a password or what a reader typed. */
export const logger = (): Logger =>
  (one ??= pino({ level: env().logLevel, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2)));
