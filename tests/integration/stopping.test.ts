import { once } from 'node:events'
import { Agent, createServer, get, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { GET as getReady } from '@/app/api/ready/route'
import { createRequestListener } from '@/bin/http/request-listener'
import { stopGracefully } from '@/bin/http/stop'
import { markStopping } from '@/server/platform/stopping'
import { useTestDatabase } from '@/tests/support/test-database'

// A server that gets the signal to stop, with clients that reuse their connections.

useTestDatabase()
afterEach(() => markStopping(false))

/** Answers `/slow` when the test says so, and `/ready` as the product does. */
async function startServer() {
  const slow: ServerResponse[] = []
  const listener = createRequestListener(async (request, response) => {
    if (request.url === '/slow') {
      slow.push(response)
      return
    }
    const ready = await getReady()
    response.writeHead(ready.status, Object.fromEntries(ready.headers)).end(await ready.text())
  }, undefined)
  const server = createServer(listener)
  const stop = stopGracefully(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const agent = new Agent({ keepAlive: true })
  async function ask(path: string) {
    const [response]: IncomingMessage[] = await once(
      get({ host: '127.0.0.1', port, path, agent }),
      'response',
    )
    if (!response) throw new Error('no response')
    const { statusCode: status, headers } = response
    return { status, connection: headers.connection, body: await text(response) }
  }
  return { server, stop, ask, slow }
}

test('a server that stops isn’t ready, closes connections, and finishes the requests in progress', async () => {
  const { server, stop, ask, slow } = await startServer()
  expect(await ask('/ready')).toMatchObject({ status: 200, connection: 'keep-alive' })
  const inProgress = ask('/slow')
  await vi.waitFor(() => expect(slow).toHaveLength(1))

  let isStopped = false
  const stopped = stop({ delayMs: 1_500, limitMs: 10_000 }).then(() => {
    isStopped = true
  })
  const notReady = await ask('/ready')
  expect(notReady).toMatchObject({ status: 503, connection: 'close' })
  expect(JSON.parse(notReady.body)).toEqual({ status: 'stopping', database: 'ok', disk: 'ok' })

  await vi.waitFor(() => expect(server.listening).toBe(false), 10_000)
  await expect(ask('/ready')).rejects.toThrow('ECONNREFUSED')
  expect(isStopped).toBe(false)
  slow[0]?.end('finished')
  expect(await inProgress).toEqual({ status: 200, connection: 'close', body: 'finished' })
  await stopped
})

test('without a delay, a server stops listening immediately', async () => {
  const { server, stop, ask } = await startServer()
  await ask('/ready')
  const stopped = stop({ delayMs: 0, limitMs: 10_000 })
  await vi.waitFor(() => expect(server.listening).toBe(false))
  await stopped
  await turn()
  await expect(ask('/ready')).rejects.toThrow('ECONNREFUSED')
})
