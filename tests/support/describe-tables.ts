type Query = <Row>(sql: string) => Promise<Row[]>

/** Describes every table of a database: its number of rows and a hash of all of them, in any order. */
export async function describeTables(query: Query): Promise<Record<string, string>> {
  const tables = await query<{ name: string }>(
    `SELECT "table_name"::text AS "name" FROM information_schema.tables WHERE "table_schema" = 'public' ORDER BY 1`,
  )
  const described: Record<string, string> = {}
  for (const { name } of tables) {
    const [row] = await query<{ count: number; hash: string | null }>(
      `SELECT count(*)::int AS "count", md5(string_agg(md5(entry::text), '' ORDER BY md5(entry::text))) AS "hash" FROM "${name}" entry`,
    )
    described[name] = `${row?.count} rows ${row?.hash}`
  }
  return described
}
