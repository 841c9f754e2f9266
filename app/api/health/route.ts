import packageJson from '@/package.json' with { type: 'json' }
import { openedDatabase } from '@/server/platform/db'

export async function GET() {
  const { kind, client } = openedDatabase()
  try {
    await client.$queryRaw`SELECT 1`
    return Response.json({ status: 'ok', database: kind, version: packageJson.version })
  } catch {
    return Response.json(
      { status: 'unavailable', database: kind, version: packageJson.version },
      { status: 503 },
    )
  }
}
