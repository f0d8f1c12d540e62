import { randomUUID } from "node:crypto";
import type { Env } from "@/lib/env";
import type { ServiceUrls } from "@/lib/services/start-services";

/** Makes the first administrator, or the link by which they come in, where nobody can sign in yet. */
export async function letFirstPersonIn(
  services: ServiceUrls,
  env: Pick<Env, "admin" | "publicUrl">,
): Promise<{ told: string; setUpLink: string | null }> {
  // Loaded only now: they draw in the generated client, which a start may just have made.
  const { ensureFirstAdministrator } = await import("@/lib/auth/first-administrator");
  const { openStore } = await import("@/lib/store/store");
  const store = openStore(services.databaseUrl);
  try {
    const auth = { store, clock: () => new Date(), newId: randomUUID, publicUrl: env.publicUrl };
    const outcome = await ensureFirstAdministrator(auth, env.admin);
    switch (outcome.did) {
      case "nothing":
        return { told: "can sign in", setUpLink: null };
      case "added":
        return { told: `${env.admin?.email} is the first administrator`, setUpLink: null };
      case "link":
        return { told: "nobody yet", setUpLink: setUpWords(outcome.link.url) };
    }
  } finally {
    await store.close();
  }
}

const setUpWords = (url: string) =>
  `\nNobody can sign in yet. Open this link within 24 hours to become the first administrator; it works once:\n  ${url}`;
