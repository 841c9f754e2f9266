import { db } from '@/server/platform/db'

/** A digest of the whole database except rate-limit counters: the same until something is written. */
export async function digestDatabase(): Promise<string> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT "table_name"::text AS "name" FROM information_schema.tables
    WHERE "table_schema" = 'public' AND "table_name" NOT IN ('RateLimiterFlexible', '_prisma_migrations') ORDER BY 1`
  const digests = []
  for (const { name } of tables) {
    const [row] = await db().$queryRawUnsafe<{ digest: string | null }[]>(
      `SELECT md5(string_agg(md5(entry::text), '' ORDER BY md5(entry::text))) AS "digest" FROM "${name}" entry`,
    )
    digests.push(`${name} ${row?.digest ?? 'empty'}`)
  }
  return digests.join('\n')
}
