import { openEmbeddedDatabase } from '../../server/platform/embedded-database'

/** Columns with a day as text, such as `2027-03-28`. */
const TEXT_DAYS = /(^d|D)ay$|On$/
const A_DAY = /^\d{4}-\d{2}-\d{2}$/

/**
 * Lets days pass for everything in an embedded database that no server uses: every stored instant and day moves back.
 * @param days a whole number
 */
export async function passDays(folder: string, days: number): Promise<void> {
  const { pglite, close } = await openEmbeddedDatabase(folder)
  try {
    // Time passes for logs as well, which no statement may change otherwise.
    await pglite.exec('SET session_replication_role = replica')
    const { rows } = await pglite.query<{ table: string; column: string; type: string }>(`
      SELECT c.table_name AS "table", c.column_name AS "column", c.data_type AS "type"
      FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.table_name NOT LIKE '\\_%'`)
    for (const { table, column, type } of rows) {
      const name = `"${table}" SET "${column}"`
      if (type.startsWith('timestamp'))
        await pglite.query(`UPDATE ${name} = "${column}" - make_interval(days => $1)`, [days])
      else if (type === 'text' && TEXT_DAYS.test(column)) await moveTextDays({ table, column, days }, pglite)
    }
  } finally {
    await close()
  }
}

type Column = { table: string; column: string; days: number }
type Database = Awaited<ReturnType<typeof openEmbeddedDatabase>>['pglite']

/** Moves the days of a column from the oldest on, so that no two rows have the same one in between. */
async function moveTextDays({ table, column, days }: Column, pglite: Database): Promise<void> {
  const found = await pglite.query<{ value: string }>(
    `SELECT DISTINCT "${column}" AS value FROM "${table}" WHERE "${column}" IS NOT NULL ORDER BY 1`,
  )
  for (const { value } of found.rows) {
    if (!A_DAY.test(value)) continue
    const moved = new Date(Date.parse(value) - days * 86_400_000).toISOString().slice(0, 10)
    await pglite.query(`UPDATE "${table}" SET "${column}" = $1 WHERE "${column}" = $2`, [moved, value])
  }
}
