import packageJson from '@/package.json' with { type: 'json' }
import { pingDatabase } from '@/server/platform/database-statements'
import { openedDatabase } from '@/server/platform/db'

export async function GET() {
  const { kind, client } = openedDatabase()
  try {
    await pingDatabase(client)
    return Response.json({ status: 'ok', database: kind, version: packageJson.version })
  } catch {
    return Response.json(
      { status: 'unavailable', database: kind, version: packageJson.version },
      { status: 503 },
    )
  }
}
