import { defineConfig } from "prisma/config";

// Prisma looks for its native schema engine before any command, and downloads it where it is missing. No command of
// ours needs it (see scripts/support/migrations), so any program will do as a stand-in.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
});
