import { OperatorError } from "@/lib/operator-error";
import { checkDatabase } from "@/lib/services/check-database";
import { checkSearch } from "@/lib/services/check-search";
import type { ServiceUrls } from "@/lib/services/start-services";
import type { Context } from "@/lib/catalogue/context";
import type { Findings, Wrong } from "@/scripts/support/doctor/check";
import { well } from "@/scripts/support/doctor/check";

/** Older ones lack requests that we send; newer ones have the same, as far as we know. */
const OLDEST = { postgresql: 15, meilisearch: [1, 21] as const };

export async function checkPostgresql({ databaseUrl }: ServiceUrls): Promise<Findings> {
  try {
    const version = await checkDatabase(databaseUrl);
    if (Number.parseInt(version, 10) >= OLDEST.postgresql) return well(`PostgreSQL ${version}`);
    return {
      told: `PostgreSQL ${version}`,
      wrong: [
        {
          what: `This is PostgreSQL ${version}; the catalogue needs ${OLDEST.postgresql} or newer.`,
          cure: "Upgrade the server, or point DATABASE_URL at a newer one.",
        },
      ],
    };
  } catch (error) {
    return { told: "PostgreSQL does not let us in", wrong: [toWrong(error)] };
  }
}

export async function checkMeilisearch({ meili }: ServiceUrls, index: Context["index"]): Promise<Findings> {
  if (!meili || !index)
    return {
      told: "no Meilisearch",
      wrong: [
        {
          what: "There is no Meilisearch: PostgreSQL answers searches, in a reduced form.",
          cure: "Set MEILI_BIN in .env to its program, or MEILI_URL to a server: see docs/configuration.md.",
        },
      ],
    };
  const refused = await checkSearch(meili);
  if (refused) return { told: "Meilisearch does not let us in", wrong: [toWrong(refused)] };
  const { pkgVersion } = await index.client.getVersion();
  const [major = 0, minor = 0] = pkgVersion.split(".").map(Number);
  const [oldestMajor, oldestMinor] = OLDEST.meilisearch;
  const isOld = major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
  const wrong: Wrong[] = isOld
    ? [
        {
          what: `This is Meilisearch ${pkgVersion}; the catalogue needs ${OLDEST.meilisearch.join(".")} or newer.`,
          cure: "Upgrade it and empty its data folder: the catalogue builds the index anew by itself.",
        },
      ]
    : [];
  return { told: `Meilisearch ${pkgVersion}`, wrong };
}

const toWrong = (error: unknown): Wrong =>
  error instanceof OperatorError
    ? { what: error.what, cure: error.cure }
    : { what: String(error), cure: "See the service's own log in DATA_DIR/logs, then start it again." };
