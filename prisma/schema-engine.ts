import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'

/** Runs Prisma's schema engine as WebAssembly in this process, so nothing is downloaded and both databases work. */

type EngineModule = typeof import('@prisma/schema-engine-wasm/schema_engine_bg')

const PRISMA_DIR = import.meta.dirname
export const MIGRATIONS_DIR = path.join(PRISMA_DIR, 'migrations')

let engineModule: Promise<EngineModule> | undefined

export async function readSchema(): Promise<string> {
  return readFile(path.join(PRISMA_DIR, 'schema.prisma'), 'utf8')
}

/** Runs `work` with an engine bound to the adapter's database. */
export async function withSchemaEngine<T>(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  engineModule ??= loadEngine()
  const { SchemaEngine } = await engineModule
  const datamodels: [string, string][] = [['schema.prisma', await readSchema()]]
  const engine = await SchemaEngine.new(
    { datamodels },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapter),
  )
  try {
    return await work(engine)
  } finally {
    engine.free()
  }
}

export const NO_FILTERS = { externalTables: [], externalEnums: [] }

export function migrationListOf(files: { name: string; sql: string }[]): MigrationList {
  return {
    baseDir: MIGRATIONS_DIR,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: files.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  }
}

async function loadEngine(): Promise<EngineModule> {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const folder = path.dirname(
    createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'),
  )
  const bytes = await readFile(path.join(folder, 'schema_engine_bg.wasm'))
  const imports: Record<string, unknown> = { './schema_engine_bg.js': bindings }
  const { exports } = await WebAssembly.instantiate(
    await WebAssembly.compile(new Uint8Array(bytes)),
    imports as WebAssembly.Imports,
  )
  // The two entry points of wasm-bindgen, which its types don't include.
  const internals = bindings as EngineModule & { __wbg_set_wasm: (wasm: WebAssembly.Exports) => void }
  internals.__wbg_set_wasm(exports)
  const start = exports.__wbindgen_start as () => void
  start()
  return bindings
}
