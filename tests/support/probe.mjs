import { Session } from 'node:inspector/promises'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'

/**
 * Loaded before the app (`node --import`). On request of the parent process, it counts the statements that reach the
 * database, including begin and commit, and takes a CPU profile. The app itself is unchanged.
 */

let statements = 0

const query = pg.Client.prototype.query
pg.Client.prototype.query = function (...args) {
  statements++
  return query.apply(this, args)
}

/** Of the wire protocol's messages, only Execute and Query run something. */
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
// The probe must not keep the process alive.
process.channel?.unref()
