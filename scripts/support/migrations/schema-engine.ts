import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import { connectionOf, IntrospectablePostgres } from "@/scripts/support/migrations/introspectable-postgres";

/**
 * Prisma's schema engine as WebAssembly. The native one would have to be downloaded on first use, which a machine with
 * a package mirror only can't do.
 */
export async function openSchemaEngine(databaseUrl: string): Promise<SchemaEngine> {
  const { SchemaEngine } = await (glue ??= loadEngine());
  const adapter = bindMigrationAwareSqlAdapterFactory(new IntrospectablePostgres(connectionOf(databaseUrl)));
  return SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
}

// One instance a process: a second would be handed the memory addresses of the first.
let glue: Promise<EngineGlue> | undefined;

async function loadEngine(): Promise<EngineGlue> {
  const loaded = (await import("@prisma/schema-engine-wasm/schema_engine_bg")) as unknown as EngineGlue;
  const folder = path.dirname(createRequire(__filename).resolve("@prisma/schema-engine-wasm"));
  const { instance } = await WebAssembly.instantiate(readFileSync(path.join(folder, "schema_engine_bg.wasm")), {
    "./schema_engine_bg.js": loaded as unknown as WebAssembly.ModuleImports,
  });
  loaded.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
  // Without a place for it a panic becomes a TypeError that hides what happened.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(message) },
  });
  return loaded;
}

type EngineGlue = {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  readonly SchemaEngine: typeof SchemaEngine;
};
