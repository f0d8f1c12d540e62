import { parseSetCookieHeader, toCookieOptions } from "better-auth/cookies";

/** A cookie to be set, in the words that Next and Playwright use. */
export type CookieToSet = {
  readonly name: string;
  readonly value: string;
  readonly options: Omit<ReturnType<typeof toCookieOptions>, "partitioned">;
};

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
  options: {
    httpOnly: true,
    sameSite: "lax",
    secure: publicUrl.startsWith("https:"),
    path: "/",
    maxAge: DEVICE_DAYS * 24 * 3600,
  },
});
