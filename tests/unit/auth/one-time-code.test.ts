import { asRecoveryCode, codeAddress, newCodeSecret, newRecoveryCodes, stepOfCode } from "@/lib/auth/one-time-code";
import { openSealing } from "@/lib/auth/sealing";

/** The secret of RFC 6238's own examples, `12345678901234567890`, in base 32. */
const RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
])("%i s after 1970 the code of RFC 6238 is %s, and it is right half a minute early and late", (seconds, code) => {
  const step = Math.floor(seconds / 30);
  for (const late of [-30, 0, 30]) expect(stepOfCode(RFC_SECRET, code, new Date((seconds + late) * 1000))).toBe(step);
  for (const late of [-90, 90]) expect(stepOfCode(RFC_SECRET, code, new Date((seconds + late) * 1000))).toBeNull();
});

test.each(["287 082", " 287082 ", "287-082", "２８７０８２"])("%j is how people type it", (written) => {
  expect(stepOfCode(RFC_SECRET, written, new Date(59_000))).toBe(1);
});

test.each(["", "28708", "2870820", "abcdef", "287082x", "0x1234"])("%j is no code", (written) => {
  expect(stepOfCode(RFC_SECRET, written, new Date(59_000))).toBeNull();
});

test("an app reads from the address who it is for, where, and nothing but what every app takes", () => {
  const address = new URL(codeAddress(RFC_SECRET, "Defence Equipment Catalogue", "asha@example.org"));
  expect(address.protocol).toBe("otpauth:");
  expect(decodeURIComponent(address.pathname)).toBe("/Defence Equipment Catalogue:asha@example.org");
  expect(Object.fromEntries(address.searchParams)).toEqual({
    issuer: "Defence Equipment Catalogue",
    secret: RFC_SECRET,
    algorithm: "SHA1",
    digits: "6",
    period: "30",
  });
});

test("secrets and recovery codes differ each time, and a recovery code is read however it is typed", () => {
  expect(newCodeSecret()).toMatch(/^[A-Z2-7]{32}$/);
  expect(newCodeSecret()).not.toBe(newCodeSecret());
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) {
    expect(code).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
    expect(asRecoveryCode(` ${code.toUpperCase().replaceAll("-", " ")}`)).toBe(code.replaceAll("-", ""));
  }
  expect(asRecoveryCode("123456")).toBeNull();
});

test("what was sealed opens with the same key for the same person, and for nobody else", () => {
  const sealing = openSealing("a secret long enough to sign with");
  const sealed = sealing.seal(RFC_SECRET, "asha");
  expect(sealed).not.toContain(RFC_SECRET);
  expect(sealing.seal(RFC_SECRET, "asha")).not.toBe(sealed);
  expect(openSealing("a secret long enough to sign with").open(sealed, "asha")).toBe(RFC_SECRET);
  expect(sealing.open(sealed, "ravi")).toBeNull();
  expect(openSealing("another secret to sign with").open(sealed, "asha")).toBeNull();
  const changed = sealed.slice(0, -1) + (sealed.endsWith("A") ? "B" : "A");
  for (const odd of [changed, sealed.slice(0, 20), "", "v1.", RFC_SECRET]) expect(sealing.open(odd, "asha")).toBeNull();
});
