import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** Creates a separate database on the PostgreSQL server at `url`. */
export async function createOwnDatabase(url: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `casebook_run_${randomUUID().slice(0, 8)}`
  await asAdmin(url, `CREATE DATABASE "${name}"`)
  return {
    url: Object.assign(new URL(url), { pathname: `/${name}` }).href,
    drop: () => asAdmin(url, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
  }
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  try {
    await admin.query(statement)
  } finally {
    await admin.end()
  }
}
