import { PGlite } from '@electric-sql/pglite'
import type { DiffTarget, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'
import { AwaitingPrismaPGlite } from '../server/platform/embedded-database'
import { migrate, readMigrations } from './migrate'
import { NO_FILTERS, readSchema, withSchemaEngine } from './schema-engine'

/**
 * Returns the SQL that the existing migrations lack to match `schema.prisma`; '' if there is no difference.
 * Applies the migrations to an in-memory database, reads the result back as a schema, and compares.
 */
export async function diffToSchema(): Promise<string> {
  const pglite = await PGlite.create()
  try {
    const adapter = new AwaitingPrismaPGlite(pglite)
    await migrate(adapter)
    return await withSchemaEngine(adapter, async (engine) => {
      const schema = { path: 'schema.prisma', content: await readSchema() }
      const from = await introspect(engine, schema)
      const result = await engine.diff({
        from,
        to: { tag: 'schemaDatamodel', files: [schema] },
        script: true,
        exitCode: null,
        filters: NO_FILTERS,
      })
      const sql = result.stdout ?? ''
      return sql.includes('This is an empty migration') ? '' : sql
    })
  } finally {
    await pglite.close()
  }
}

type SchemaFile = { path: string; content: string }

async function introspect(engine: SchemaEngine, schema: SchemaFile): Promise<DiffTarget> {
  // The engine refuses to introspect a database without tables.
  if ((await readMigrations()).length === 0) return { tag: 'empty' }
  const introspected = await engine.introspect({
    schema: { files: [{ ...schema, content: headOf(schema.content) }] },
    baseDirectoryPath: import.meta.dirname,
    force: true,
    compositeTypeDepth: 0,
    namespaces: null,
  })
  return { tag: 'schemaDatamodel', files: introspected.schema.files }
}

/** Returns the generator and datasource without the models, which introspection starts from. */
function headOf(schema: string): string {
  return schema.split(/^(?=\/\/\/|model |enum )/m)[0] ?? ''
}
