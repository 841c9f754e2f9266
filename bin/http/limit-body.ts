import type { IncomingMessage, ServerResponse } from 'node:http'
import { LIMITS } from '../../domain/interchange/limits'
import { MAX_UPLOAD_BYTES } from '../../domain/media/image-header'
import { DISCARD_MS, type Refusal } from './reject'

/** The framework's limit for page forms. */
const MAX_FORM_BYTES = 1_000_000
/** The limit for route bodies (`server/http/read-body.ts`). */
const MAX_ROUTE_BYTES = 256 * 1024

const NAMES: Readonly<Record<number, string>> = {
  [MAX_FORM_BYTES]: '1 MB',
  [MAX_ROUTE_BYTES]: '256 KB',
  [MAX_UPLOAD_BYTES]: '10 MB',
  [LIMITS.upload]: '50 MB',
  [LIMITS.uploadAsJson]: '14 MB',
}

const tooLarge = (maxBytes: number): Refusal => ({
  status: 413,
  detail: `The request is too large. The limit is ${NAMES[maxBytes]}. Go back and send less at a time.`,
})

/** The route that accepts images for the questions of a class. */
const UPLOAD = /^\/classes\/[^/]+\/media\/?$/
/** The route that accepts files of questions. */
const IMPORT = /^\/classes\/[^/]+\/items\/import\/files\/?$/
/** The same of the API, as JSON. */
const API_IMPORT = /^\/api\/v1\/classes\/[^/]+\/imports$/

function maxBytesOf({ method, url = '/' }: IncomingMessage, isRoute: boolean): number {
  const path = method === 'POST' ? (url.split('?')[0] ?? '') : ''
  if (UPLOAD.test(path)) return MAX_UPLOAD_BYTES
  if (IMPORT.test(path)) return LIMITS.upload
  if (API_IMPORT.test(path)) return LIMITS.uploadAsJson
  return isRoute ? MAX_ROUTE_BYTES : MAX_FORM_BYTES
}

/**
 * Rejects a request that is larger than any that the app accepts, before anything reads it. A request that doesn't
 * state its length is counted as it arrives.
 * @param onExceeded responds; whatever the reader of the body responds afterward is dropped
 * @returns why the request is rejected immediately
 */
export function limitBody(
  request: IncomingMessage,
  response: ServerResponse,
  isRoute: boolean,
  onExceeded: (refusal: Refusal) => void,
): Refusal | null {
  const maxBytes = maxBytesOf(request, isRoute)
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers
  if (Number(length ?? 0) > maxBytes) return tooLarge(maxBytes)
  if (encoding === undefined) return null
  let size = 0
  const { push } = request
  request.push = function (this: IncomingMessage, chunk: Buffer | null, ...rest) {
    size += chunk?.length ?? 0
    if (size <= maxBytes) return push.call(this, chunk, ...rest)
    if (chunk === null) this.destroy()
    else if (size - chunk.length <= maxBytes) {
      onExceeded(tooLarge(maxBytes))
      silence(response)
      setTimeout(() => this.destroy(), DISCARD_MS).unref()
    }
    return true
  }
  return null
}

/** The request already has a response, but its reader doesn't know. */
function silence(response: ServerResponse): void {
  response.setHeader = () => response
  response.appendHeader = () => response
  response.removeHeader = () => {}
  response.flushHeaders = () => {}
  response.writeHead = () => response
  response.write = () => true
  response.end = () => response
}
