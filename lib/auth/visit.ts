import { isIP } from "node:net";

/** What a request tells of the browser that sent it. */
export type Visit = {
  /** Where it comes from, as `visitorAddress` found out. */
  readonly address: string;
  readonly userAgent: string;
  /** The random mark that a browser is given at its first sign-in here. */
  readonly deviceId: string | null;
};

/**
 * The address that a request really comes from. X-Forwarded-For is what a client likes to write, but for the last entries, which
 * our own proxies added: with `trustedProxies` of them the visitor is that many steps before the connection itself.
 * An IPv6 visitor owns a whole /64, so that is what stands for it.
 */
export function visitorAddress(connection: string | null, forwardedFor: string | null, trustedProxies: number): string {
  const chain = [...(forwardedFor ?? "").split(","), connection ?? ""].map((entry) => entry.trim());
  const claimed = trustedProxies === 0 ? connection : chain[Math.max(0, chain.length - 1 - trustedProxies)];
  return networkOf(claimed ?? "") ?? networkOf(connection ?? "") ?? "unknown";
}

function networkOf(written: string): string | null {
  const address = written.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  const version = isIP(address);
  if (version === 4) return address;
  if (version !== 6) return null;
  const [head = "", tail] = address.toLowerCase().split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(missing).fill("0"), ...after].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, "")).join(":")}::/64`;
}

/**
 * Whether a form comes from our own page. A browser always names the origin with a POST; `null`, which a sandboxed frame or a
 * redirect through another site gives, is not ours. Without the header it is no form of a browser, or a plain visit of a page.
 */
export function isOwnOrigin(origin: string | null, host: string | null, publicUrl: string): boolean {
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  return origin === new URL(publicUrl).origin || (host !== null && new URL(origin).host === host.toLowerCase());
}
