import { betterAuth } from "better-auth/minimal";

import { provenSession } from "@/lib/auth/proven-session";
import { hashPassword, isPassword } from "@/lib/auth/password-hash";
import { authDatabase } from "@/lib/store/identity/auth-database";
import type { Store } from "@/lib/store/store";

const SESSION_DAYS = 7;

/**
 * The sign-in library: it checks passwords and origins, makes sessions and signs their cookies. No route leads to it, so each of
 * its doors is one that we open ourselves. Its own rate limit is off, since ours knows accounts and browsers too.
 */
export const openLibrary = (store: Store, { secret, publicUrl }: { secret: string; publicUrl: string }) =>
  betterAuth({
    baseURL: publicUrl,
    basePath: LIBRARY_PATH,
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: authDatabase(store),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      maxPasswordLength: 1_000,
      password: { hash: hashPassword, verify: (given) => isPassword(given.password, given.hash) },
    },
    user: {
      additionalFields: {
        role: { type: "string", input: false },
        disabledAt: { type: "date", required: false, input: false },
      },
    },
    // A session ends at its hour, and each request asks the database whether it still is: no copy of it in a cookie.
    session: { expiresIn: SESSION_DAYS * 24 * 3600, disableSessionRefresh: true, cookieCache: { enabled: false } },
    plugins: [provenSession],
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "catalogue",
      useSecureCookies: publicUrl.startsWith("https:"),
      disableOriginCheck: false,
      ipAddress: { disableIpTracking: true },
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
    },
  });

export const LIBRARY_PATH = "/api/auth";
