import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { diffToSchema } from './diff-to-schema'
import { MIGRATIONS_DIR } from './schema-engine'

/** `npm run migration -- add-classes`: writes a migration with the differences between the existing migrations and `schema.prisma`. */

const name = process.argv[2]
if (!name || !/^[a-z0-9-]+$/.test(name)) {
  console.error('Usage: npm run migration -- <name-in-kebab-case>')
  process.exit(1)
}
const sql = await diffToSchema()
if (!sql) {
  console.log('The migrations already match schema.prisma. Nothing to write.')
  process.exit(0)
}
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
const folder = path.join(MIGRATIONS_DIR, `${stamp}_${name}`)
await mkdir(folder, { recursive: true })
await writeFile(path.join(folder, 'migration.sql'), sql)
console.log(`Wrote ${path.relative(process.cwd(), folder)}/migration.sql. Read it before you commit it.`)
process.exit(0)
