import { openAuth, type Auth } from "@/lib/auth/auth";
import { findSession, type SignedIn } from "@/lib/auth/find-session";
import { hashPassword } from "@/lib/auth/password-hash";
import type { CookieToSet } from "@/lib/auth/session-cookies";
import { signIn } from "@/lib/auth/sign-in";
import type { Visit } from "@/lib/auth/visit";
import type { Role } from "@/lib/core/access/access";
import { addUser } from "@/lib/store/identity/users";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";

export const PASSWORD = "correct horse battery";
// Hashing is slow on purpose; the people of the tests share one hash.
const passwordHash = hashPassword(PASSWORD);

/** The people of a catalogue that one test file has to itself. Its clock stands at the real time, moved on by hand. */
export type Identity = {
  readonly auth: Auth;
  readonly catalogue: OpenCatalogue;
  /** Moves the clock on. */
  later(seconds: number): void;
  /** Somebody of this role, whose e-mail address is the name at example.org. */
  person(name: string, role: Role): Promise<Person>;
  /** Their cookies after signing in. */
  signedIn(person: Person, visit?: Partial<Visit>): Promise<string>;
  session(cookie: string): Promise<SignedIn>;
  close(): Promise<void>;
};

export type Person = { readonly id: string; readonly email: string; readonly actor: { id: string; role: Role } };

export const aVisit = (overrides: Partial<Visit> = {}): Visit => ({
  address: "192.0.2.1",
  userAgent: "Jest",
  deviceId: null,
  ...overrides,
});

/** Cookies to be set, as the browser sends them back. */
export const asCookieHeader = (cookies: readonly CookieToSet[]): string =>
  cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join("; ");

export async function openIdentity({ publicUrl = "http://127.0.0.1:3000" } = {}): Promise<Identity> {
  const catalogue = await openCatalogue();
  const time = { passedMs: 0 };
  const auth = openAuth({
    store: catalogue.context.store,
    secret: "a secret of the tests, long enough to sign with",
    publicUrl,
    clock: () => new Date(Date.now() + time.passedMs),
  });
  return {
    auth,
    catalogue,
    later: (seconds) => (time.passedMs += seconds * 1000),
    async person(name, role) {
      const id = auth.newId();
      const email = `${name}@example.org`;
      const hash = await passwordHash;
      await auth.store.transaction((tx) => addUser(tx, { id, name, email, role }, hash, auth.clock()));
      return { id, email, actor: { id: `user:${id}`, role } };
    },
    async signedIn({ email }, visit) {
      const cookies = await signIn(auth, { email, password: PASSWORD }, aVisit(visit));
      if (!cookies.ok) throw new Error(`${email} could not sign in: ${JSON.stringify(cookies.problem)}`);
      return asCookieHeader(cookies.value.cookies);
    },
    async session(cookie) {
      const session = await findSession(auth, cookie);
      if (!session) throw new Error("Nobody is signed in with these cookies");
      return session;
    },
    close: () => catalogue.close(),
  };
}
