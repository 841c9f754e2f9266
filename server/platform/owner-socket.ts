import { open, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import path from 'node:path'

/**
 * A socket in a folder on which its owner listens. The kernel closes it when the process ends, whatever ends it, and it
 * answers for a process that is suspended or busy, so it tells a live owner from a dead one, across the containers of
 * one machine as well.
 */

const NAME = 'owner.sock'

/** @returns `refused` if nobody listens on the socket; `unknown` if there is no socket to ask */
export async function askOwner(folder: string): Promise<'alive' | 'refused' | 'unknown'> {
  const { socketPath, close } = await openShortPath(folder)
  try {
    return await new Promise((resolve) => {
      const socket = connect(socketPath)
      socket.once('connect', () => resolve('alive'))
      socket.once('error', (error: NodeJS.ErrnoException) => {
        // So many ask at once that the kernel puts them off: somebody listens.
        if (error.code === 'EAGAIN') resolve('alive')
        else resolve(error.code === 'ECONNREFUSED' ? 'refused' : 'unknown')
      })
      socket.once('connect', () => socket.destroy())
    })
  } finally {
    await close()
  }
}

/** @returns stops listening; null if the file system takes no sockets */
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

/** A socket's path has at most about 100 bytes. Linux reaches the folder by a handle instead, open as long as the socket. */
async function openShortPath(folder: string): Promise<{ socketPath: string; close: () => Promise<void> }> {
  if (process.platform !== 'linux') return { socketPath: path.join(folder, NAME), close: async () => {} }
  const handle = await open(folder)
  return { socketPath: `/proc/self/fd/${handle.fd}/${NAME}`, close: () => handle.close() }
}
