import type { Server } from 'node:http'
import { StartError } from '../../server/platform/start-error'

/** @throws StartError if the port or the host can't be used */
export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reasons: Record<string, string> = {
        EADDRINUSE: `Port ${port} is in use. Set PORT to another port.`,
        EACCES: `This user doesn't have permission to use port ${port}. Set PORT to another port.`,
        EADDRNOTAVAIL: `HOST ${host} isn't an IP address or name of this computer.`,
        ENOTFOUND: `HOST ${host} isn't an IP address or name of this computer.`,
      }
      const reason = reasons[error.code ?? '']
      reject(reason ? new StartError(reason) : error)
    })
    server.listen(port, host, () => resolve())
  })
}

export function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}

/** Stops listening and waits for the requests in progress, but not longer than `limitMs`. */
export async function drain(server: Server, limitMs: number): Promise<void> {
  const closed = close(server)
  server.closeIdleConnections()
  const late = setTimeout(() => server.closeAllConnections(), limitMs)
  await closed
  clearTimeout(late)
}
