import { parseSetCookieHeader, toCookieOptions } from "better-auth/cookies";

/** A cookie to be set, in the words that Next and Playwright use. */
export type CookieToSet = {
  readonly name: string;
  readonly value: string;
  readonly options: Omit<ReturnType<typeof toCookieOptions>, "partitioned">;
};

/** What a right password, or a link, gives the browser: a session, or the question for a one-time code. */
export type Admission = { readonly cookies: readonly CookieToSet[]; readonly isCodeAsked: boolean };

export const DEVICE_DAYS = 180;

export const cookiesOf = (response: Response): CookieToSet[] =>
  response.headers
    .getSetCookie()
    .flatMap((header) => [...parseSetCookieHeader(header)])
    .map(([name, cookie]) => ({ name, value: cookie.value, options: toCookieOptions(cookie) }));

export const deviceCookieName = (publicUrl: string) =>
  publicUrl.startsWith("https:") ? "__Secure-catalogue.device" : "catalogue.device";

export const deviceCookie = (publicUrl: string, deviceId: string): CookieToSet => ({
  name: deviceCookieName(publicUrl),
  value: deviceId,
  options: optionsOf(publicUrl, DEVICE_DAYS * 24 * 3600),
});

export const pendingCookieName = (publicUrl: string) =>
  publicUrl.startsWith("https:") ? "__Secure-catalogue.code" : "catalogue.code";

/** Says whose one-time code is awaited. @param seconds how long; 0 takes the cookie back */
export const pendingCookie = (publicUrl: string, secret: string, seconds: number): CookieToSet => ({
  name: pendingCookieName(publicUrl),
  value: secret,
  options: optionsOf(publicUrl, seconds),
});

const optionsOf = (publicUrl: string, maxAge: number): CookieToSet["options"] => ({
  httpOnly: true,
  sameSite: "lax",
  secure: publicUrl.startsWith("https:"),
  path: "/",
  maxAge,
});
