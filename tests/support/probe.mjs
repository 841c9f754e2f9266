import { Session } from 'node:inspector/promises'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'

/**
 * Loaded before the product (`node --import`): counts the statements that reach the database, transactions' begin and
 * commit included, and takes a CPU profile, when the parent process asks. The product itself knows nothing of it.
 */

let statements = 0

const query = pg.Client.prototype.query
pg.Client.prototype.query = function (...args) {
  statements++
  return query.apply(this, args)
}

/** Of the wire protocol's messages only Execute and Query run something. */
const RUNNING = new Set(['E', 'Q'].map((letter) => letter.charCodeAt(0)))
const send = PGlite.prototype.execProtocolRawSync
PGlite.prototype.execProtocolRawSync = function (message, ...rest) {
  if (RUNNING.has(message[0])) statements++
  return send.call(this, message, ...rest)
}

const session = new Session()
session.connect()

process.on('message', async (question) => {
  process.send?.({ [question]: await answer(question) })
})

async function answer(question) {
  switch (question) {
    case 'statements':
      return statements
    case 'start profile':
      await session.post('Profiler.enable')
      await session.post('Profiler.start')
      return null
    case 'stop profile':
      return (await session.post('Profiler.stop')).profile
  }
}
// Nobody is kept waiting by a probe.
process.channel?.unref()
