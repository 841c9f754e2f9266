import { open, rm } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import path from 'node:path'
import { StartError } from './start-error'

/**
 * A socket in a folder on which its owner listens. The kernel closes it when the process ends for any reason, and accepts
 * connections for a suspended or busy process. It therefore distinguishes a live owner from a dead one, also across the
 * containers of one machine.
 */

const NAME = 'owner.sock'
const MAX_REQUEST = 5_000

/** Does what another program asks of the owner. */
export type Answerer = (request: string) => Promise<void>

/** @returns `refused` if no process listens on the socket; `unknown` if there is no socket */
export async function askOwner(folder: string): Promise<'alive' | 'refused' | 'unknown'> {
  const { socketPath, close } = await openShortPath(folder)
  try {
    return await new Promise((resolve) => {
      const socket = connect(socketPath)
      socket.once('connect', () => resolve('alive'))
      socket.once('error', (error: NodeJS.ErrnoException) => {
        // Too many connections at the same time, so a process is listening.
        if (error.code === 'EAGAIN') resolve('alive')
        else resolve(error.code === 'ECONNREFUSED' ? 'refused' : 'unknown')
      })
      socket.once('connect', () => socket.destroy())
    })
  } finally {
    await close()
  }
}

/** @returns a function that stops listening; null if the file system doesn't support sockets */
export async function listenAsOwner(
  folder: string,
  answerer: Answerer,
): Promise<(() => Promise<void>) | null> {
  await rm(path.join(folder, NAME), { force: true })
  const { socketPath, close } = await openShortPath(folder)
  const sockets = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    answer(socket, answerer)
  })
  server.unref()
  const isListening = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(socketPath, () => resolve(true))
  })
  if (!isListening) {
    await close()
    return null
  }
  return async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    for (const socket of sockets) socket.destroy()
    await closed
    await close()
  }
}

/** A request is one line. The answer is `done`, or the reason of a failure. Programs that only look send nothing. */
function answer(socket: Socket, answerer: Answerer): void {
  let text = ''
  socket.on('error', () => {})
  // A program that only looked asks nothing.
  socket.on('end', () => text.includes('\n') || socket.end())
  socket.setEncoding('utf8')
  socket.on('data', (chunk: string) => {
    text += chunk
    if (text.length > MAX_REQUEST) socket.destroy()
    const [request, rest] = text.split('\n')
    if (rest === undefined || request === undefined) return
    answerer(request).then(
      () => socket.end('done'),
      (error: unknown) => socket.end(error instanceof Error ? error.message : String(error)),
    )
  })
}

/** Asks the owner of a folder to do something. @throws StartError with the owner's reason */
export async function requestOwner(folder: string, request: string): Promise<void> {
  const { socketPath, close } = await openShortPath(folder)
  try {
    const socket = connect(socketPath)
    socket.setEncoding('utf8')
    socket.end(`${request}\n`)
    let text = ''
    for await (const chunk of socket) text += chunk
    if (text !== 'done') throw new StartError(`The running Casebook didn't do it: ${text || 'no answer'}.`)
  } finally {
    await close()
  }
}

/** Shortens the path, because a socket's path has at most about 100 bytes. On Linux, a handle stands in for the folder while the socket is open. */
async function openShortPath(folder: string): Promise<{ socketPath: string; close: () => Promise<void> }> {
  if (process.platform !== 'linux') return { socketPath: path.join(folder, NAME), close: async () => {} }
  const handle = await open(folder)
  return { socketPath: `/proc/self/fd/${handle.fd}/${NAME}`, close: () => handle.close() }
}
