import type { Context } from "@/lib/catalogue/context";
import type { OwnedServiceUrls, ServiceUrls } from "@/lib/services/start-services";
import { generateDatabaseClient } from "@/scripts/support/database-client";
import { withServices } from "@/scripts/support/with-services";

/**
 * Runs a script's work on the catalogue, opened on the services that `withServices` finds, and closes it again.
 * @param command the npm script, as others are told it
 * @param options as `withServices` takes them
 */
export async function withCatalogue<T>(
  command: string,
  work: (context: Context, services: OwnedServiceUrls) => Promise<T>,
  options?: Parameters<typeof withServices>[2],
): Promise<T> {
  return withServices(command, (services) => onCatalogue(services, (context) => work(context, services)), options);
}

/** Opens the catalogue on these services for a piece of work. */
export async function onCatalogue<T>(services: ServiceUrls, work: (context: Context) => Promise<T>): Promise<T> {
  await generateDatabaseClient();
  // Loaded only now: it draws in the generated client, which may just have been made.
  const { openContext } = await import("@/lib/catalogue/context");
  const context = await openContext(services);
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}
