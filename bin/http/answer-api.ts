import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { Bindings } from '../../server/api/app'
import { CLIENT_HEADER } from '../../server/platform/request-context'
import type { Handle } from './request-listener'

type Api = { fetch: (request: Request, bindings: Bindings) => Response | Promise<Response> }

/**
 * Answers requests to the HTTP API before the page framework sees them, which costs half of the framework's answer.
 * Takes the headers as this server has checked them, because those that the client sent can claim another IP address.
 */
export function answerApiFirst(api: Api, framework: Handle): Handle {
  return async (request, response) => {
    if (!isForApi(request)) return framework(request, response)
    const body = await readBody(request)
    // The client has left, or already has the response that it sent too much.
    if (body === null) return
    const bindings = { ipAddress: String(request.headers[CLIENT_HEADER] ?? 'unknown') }
    await send(request, response, await api.fetch(toRequest(request, body), bindings))
  }
}

/** The framework redirects an unusual spelling of a URL to the usual one. */
function isForApi({ url = '' }: IncomingMessage): boolean {
  const [path = ''] = url.split('?')
  return path.startsWith('/api/v1/') && !path.endsWith('/') && !/\/\/|\\/.test(path)
}

/** @returns undefined for a method without a body, null if the request ends before its body is complete */
async function readBody(request: IncomingMessage): Promise<Buffer<ArrayBuffer> | null | undefined> {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of request) chunks.push(chunk)
  } catch {
    return null
  }
  return Buffer.concat(chunks)
}

function toRequest(
  { method = 'GET', url = '/', headers }: IncomingMessage,
  body: Buffer<ArrayBuffer> | undefined,
): Request {
  return new Request(`http://${headers.host ?? 'localhost'}${url}`, {
    method,
    headers: toHeaders(headers),
    ...(body && { body }),
  })
}

function toHeaders(incoming: IncomingHttpHeaders): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming))
    for (const each of [value ?? []].flat()) headers.append(name, each)
  return headers
}

async function send(request: IncomingMessage, response: ServerResponse, answer: Response): Promise<void> {
  const body = answer.body && request.method !== 'HEAD' ? Buffer.from(await answer.arrayBuffer()) : null
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') response.setHeader(name, value)
  const cookies = answer.headers.getSetCookie()
  if (cookies.length > 0) response.setHeader('Set-Cookie', cookies)
  if (body) response.setHeader('Content-Length', body.length)
  response.statusCode = answer.status
  response.end(body ?? undefined)
}
