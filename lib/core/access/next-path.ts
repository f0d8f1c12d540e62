/** Where to go after signing in: a path of this site, whatever a link says. */
export function nextPath(written: string | undefined): string {
  const home = "/admin";
  if (!written?.startsWith("/") || /[\\\s\p{Cc}]/u.test(written)) return home;
  const base = "http://site.invalid";
  if (!URL.canParse(written, base)) return home;
  const { origin, pathname, search } = new URL(written, base);
  // Back at the door would be a circle.
  return origin === base && !/^\/(sign-in|access)(\/|$)/.test(pathname) ? pathname + search : home;
}
