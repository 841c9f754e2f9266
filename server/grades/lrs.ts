import 'server-only'
import { env } from '@/server/platform/env'
import { log } from '@/server/platform/log'

/** A learning record store that keeps xAPI statements, set by LRS_*. */
export type Lrs = {
  /**
   * Stores statements, in batches. Those that it already has stay as they are.
   * @returns how many were sent
   * @throws LrsError if the store can't be reached or refuses them
   */
  send: (statements: AsyncIterable<{ id: string }>) => Promise<number>
}

/** Why statements couldn't be stored, for staff. */
export class LrsError extends Error {
  override name = 'LrsError'
}

const BATCH = 100
const TIMEOUT_MS = 20_000

/** @returns null if none is set */
export function findLrs(): Lrs | null {
  const { LRS_ENDPOINT, LRS_KEY, LRS_SECRET } = env()
  return LRS_ENDPOINT && LRS_KEY && LRS_SECRET
    ? openLrs({ endpoint: LRS_ENDPOINT, key: LRS_KEY, secret: LRS_SECRET })
    : null
}

/** @param endpoint the URL above `/statements` */
export function openLrs({ endpoint, key, secret }: { endpoint: string; key: string; secret: string }): Lrs {
  const url = `${endpoint.replace(/\/+$/, '')}/statements`
  const authorization = `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`
  const post = async (statements: readonly object[]): Promise<Response> => {
    try {
      return await fetch(url, {
        method: 'POST',
        redirect: 'error',
        headers: {
          Authorization: authorization,
          'Content-Type': 'application/json',
          'X-Experience-API-Version': '1.0.3',
        },
        body: JSON.stringify(statements),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
    } catch (error) {
      log.error({ error }, 'sending statements failed')
      throw new LrsError('The learning record store didn’t answer. Try again later.')
    }
  }
  const store = async (batch: readonly object[]): Promise<void> => {
    const response = await post(batch)
    await response.body?.cancel()
    if (response.ok) return
    // A statement of the batch is there already, so the others are sent one by one.
    if (response.status === 409 && batch.length > 1) {
      for (const statement of batch) await store([statement])
      return
    }
    if (response.status === 409) return
    log.error({ status: response.status }, 'the learning record store refused statements')
    throw new LrsError(
      `The learning record store refused the statements (status ${response.status}). Ask an administrator to check its settings.`,
    )
  }
  return {
    send: async (statements) => {
      let sent = 0
      let batch: object[] = []
      const flush = async () => {
        if (batch.length > 0) await store(batch)
        sent += batch.length
        batch = []
      }
      for await (const statement of statements) {
        batch.push(statement)
        if (batch.length === BATCH) await flush()
      }
      await flush()
      return sent
    },
  }
}
