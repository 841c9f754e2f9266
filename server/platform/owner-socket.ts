import { open, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import path from 'node:path'

/**
 * A socket in a folder on which its owner listens. The kernel closes it when the process ends for any reason, and accepts
 * connections for a suspended or busy process. It therefore distinguishes a live owner from a dead one, also across the
 * containers of one machine.
 */

const NAME = 'owner.sock'

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
export async function listenAsOwner(folder: string): Promise<(() => Promise<void>) | null> {
  await rm(path.join(folder, NAME), { force: true })
  const { socketPath, close } = await openShortPath(folder)
  const server = createServer((socket) => socket.destroy())
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
    await new Promise((resolve) => server.close(resolve))
    await close()
  }
}

/** Shortens the path, because a socket's path has at most about 100 bytes. On Linux, a handle stands in for the folder while the socket is open. */
async function openShortPath(folder: string): Promise<{ socketPath: string; close: () => Promise<void> }> {
  if (process.platform !== 'linux') return { socketPath: path.join(folder, NAME), close: async () => {} }
  const handle = await open(folder)
  return { socketPath: `/proc/self/fd/${handle.fd}/${NAME}`, close: () => handle.close() }
}
