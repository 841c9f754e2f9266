import { AppError } from '@/server/platform/errors'

/** A body larger than this is refused unread. */
const MAX_BODY_BYTES = 256 * 1024

/** Whatever reads a value in depth would run out of stack on a deeper one; no request here needs a tenth of it. */
const MAX_JSON_DEPTH = 100

/** @returns undefined for an empty body */
export async function readJson(request: Request): Promise<unknown> {
  const text = await readText(request)
  if (text === '') return undefined
  const value = parseJson(text)
  if (depthOf(text) > MAX_JSON_DEPTH)
    throw new AppError('INVALID_INPUT', { userMessage: 'The JSON is nested too deeply.' })
  return value
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('INVALID_INPUT', { userMessage: 'The request contains no valid JSON.' })
  }
}

/** Stops reading at the limit, whatever length the request claims. */
export async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > MAX_BODY_BYTES) throw new AppError('INVALID_INPUT', { userMessage: 'That is too long.' })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** @param json valid JSON: in other text, quotes without an end would take quadratic time @returns how deeply arrays and objects are nested */
function depthOf(json: string): number {
  let depth = 0
  let deepest = 0
  // A text in quotes is skipped as a whole.
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === '[' || token === '{') depth++
    else if (token === ']' || token === '}') depth--
    deepest = Math.max(deepest, depth)
  }
  return deepest
}
