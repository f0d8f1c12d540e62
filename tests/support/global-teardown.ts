import { once } from "node:events";
import { kept } from "@/tests/support/global-setup";

/** Lets the test services stop, and waits until their data is deleted. */
export default async function stopTestServices(): Promise<void> {
  kept.sharedFolder?.remove();
  delete kept.sharedFolder;
  const services = kept.testServices;
  if (!services || services.exitCode !== null) return;
  // With nothing else to wait for, Jest would end here, before it has said by its exit code that a test failed.
  services.ref();
  const ended = once(services, "exit");
  services.stdin?.end();
  await ended;
  delete kept.testServices;
}
