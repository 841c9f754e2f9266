import { AppError } from '@/server/platform/errors'

/** Larger bodies are rejected unread. */
const MAX_BODY_BYTES = 256 * 1024

/** Recursive functions could run out of stack on deeper values. No request needs a tenth of this depth. */
const MAX_JSON_DEPTH = 100

/** @returns undefined for an empty body */
export async function readJson(request: Request, maxBytes?: number): Promise<unknown> {
  const text = await readText(request, maxBytes)
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
    throw new AppError('INVALID_INPUT', { userMessage: 'The request isn’t valid JSON.' })
  }
}

/** Reads a body and stops at the limit, whatever its `Content-Length` header says. */
export async function readText(request: Request, maxBytes = MAX_BODY_BYTES): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes) throw new AppError('INVALID_INPUT', { userMessage: 'The request is too large.' })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** @param json valid JSON; unclosed quotes would take quadratic time @returns how deeply arrays and objects are nested */
function depthOf(json: string): number {
  let depth = 0
  let deepest = 0
  // Skips whole strings.
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === '[' || token === '{') depth++
    else if (token === ']' || token === '}') depth--
    deepest = Math.max(deepest, depth)
  }
  return deepest
}
