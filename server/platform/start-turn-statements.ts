import pg from 'pg'

/** The lock of a start, outside of Prisma's client: it belongs to a connection that does nothing else. */

/**
 * Opens the transaction of a turn. In a transaction, the lock also works through a pooler, and ends with the connection.
 * @throws if the server can't be reached
 */
export async function openTurn(url: string): Promise<pg.Client> {
  const connection = new pg.Client({ connectionString: url, keepAlive: true })
  // If the connection is lost, the migrations still have the lock of the schema engine.
  connection.on('error', () => {})
  await connection.connect()
  // The transaction waits for the work of the start, for any length of time.
  await connection.query('BEGIN; SET LOCAL idle_in_transaction_session_timeout = 0')
  return connection
}

/** Asks for the lock without waiting, because a statement that waits would hold up migrations that build an index. */
export async function tryTurn(connection: pg.Client): Promise<boolean> {
  const { rows } = await connection.query<{ isTaken: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended('casebook start', 0)) AS "isTaken"`,
  )
  return rows[0]?.isTaken ?? false
}

/** Ends the transaction, which releases the lock. */
export async function endTurn(connection: pg.Client): Promise<void> {
  await connection.end().catch(() => {})
}
