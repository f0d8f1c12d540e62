import { isAtLeast, ROLES } from "@/lib/core/access/access";
import { nextPath } from "@/lib/core/access/next-path";
import { emailSchema } from "@/lib/core/access/email";
import { newPasswordSchema } from "@/lib/core/access/password";
import { personNameSchema } from "@/lib/core/access/person-name";
import { pauseSeconds } from "@/lib/core/access/sign-in-pauses";

test("roles are in one order, each with all that the one before has", () => {
  expect(ROLES.flatMap((a) => ROLES.map((b) => isAtLeast(a, b)))).toEqual(
    [0, 1, 2, 3].flatMap((a) => [0, 1, 2, 3].map((b) => a >= b)),
  );
});

test.each([
  [undefined, "/admin"],
  ["/admin/users?x=1", "/admin/users?x=1"],
  ["/platforms", "/platforms"],
  ["https://evil.example", "/admin"],
  ["//evil.example", "/admin"],
  ["/\\evil.example", "/admin"],
  ["/\t/evil.example", "/admin"],
  ["javascript:alert(1)", "/admin"],
  ["/sign-in?next=/sign-in", "/admin"],
  ["/access/abc", "/admin"],
  ["", "/admin"],
])("after signing in with next=%s one is at %s", (written, target) => {
  expect(nextPath(written)).toBe(target);
});

test.each([
  ["  Asha@Example.ORG ", "asha@example.org"],
  ["ａｓｈａ@example.org", "asha@example.org"],
])("the address %j is kept as %s", (written, kept) => {
  expect(emailSchema.parse(written)).toBe(kept);
});

test.each(["", "asha", "asha@", "a b@example.org", 7, null, `${"a".repeat(250)}@example.org`])(
  "%j is no e-mail address",
  (written) => {
    expect(emailSchema.safeParse(written).success).toBe(false);
  },
);

test.each([
  ["correct horse battery", true],
  ["सही घोड़ा बैटरी स्टेपल", true],
  ["short", false],
  ["aaaaaaaaaaaaaaaaaaaa", false],
  ["x1".repeat(200), false],
])("the password %j may be chosen: %s", (password, isFine) => {
  expect(newPasswordSchema.safeParse(password).success).toBe(isFine);
});

test.each([
  ["  Asha   Rao ", "Asha Rao"],
  // The joiners that Devanagari needs stay.
  ["क्‍ष", "क्‍ष"],
])("the name %j is kept as %j", (written, kept) => {
  expect(personNameSchema.parse(written)).toBe(kept);
});

test.each([" ", "a\u202Eb", "a\u0000b", "x".repeat(121)])("the name %j is refused", (name) => {
  expect(personNameSchema.safeParse(name).success).toBe(false);
});

test("pauses begin after the free failures, double, and have an end", () => {
  expect([5, 6, 7, 8, 20, 1_000_000].map((failures) => pauseSeconds("source", failures))).toEqual([
    0, 2, 4, 8, 900, 900,
  ]);
  expect(pauseSeconds("account", 1_000_000)).toBe(60);
});
