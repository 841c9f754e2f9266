import type { IncomingMessage } from 'node:http'
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state.js'
import type { Refusal } from './reject'

/** Methods that a page or route could support. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const ROUTER_STATE_HEADER = 'next-router-state-tree'

/** @returns why a request can't be answered, whatever it asks for; the framework would respond with a server error */
export function findFault(request: IncomingMessage): Refusal | null {
  const { url = '/', method = '', headers } = request
  if (!METHODS.includes(method))
    return { status: 405, detail: `The server doesn't support the method ${method}.`, allow: METHODS }
  if (url === '*')
    return {
      status: 405,
      detail: "The server doesn't support OPTIONS for the whole server (*).",
      allow: METHODS,
    }
  if (!url.startsWith('/')) return { status: 400, detail: 'The request must name a path of this site.' }
  if (!isReadable(url)) return { status: 400, detail: 'The URL contains an invalid escape sequence.' }
  if (!URL.canParse(`http://${headers.host ?? 'localhost'}`))
    return { status: 400, detail: 'The host header is invalid.' }
  if ((headers['content-encoding'] ?? 'identity') !== 'identity')
    return { status: 415, detail: 'The request body must not be compressed.' }
  if (!isRouterState(headers[ROUTER_STATE_HEADER]))
    return { status: 400, detail: 'The router state is invalid.' }
  return null
}

function isReadable(url: string): boolean {
  try {
    const [path = ''] = url.split('?')
    // Text never contains this character. The page decodes the other escapes of a query.
    return !decodeURIComponent(path).includes('\0') && !url.includes('%00')
  } catch {
    return false
  }
}

/** The framework's script sends the state of the current pages; the framework fails on anything else. */
function isRouterState(header: string | string[] | undefined): boolean {
  if (header === undefined) return true
  try {
    parseAndValidateFlightRouterState(header)
    return true
  } catch {
    return false
  }
}
