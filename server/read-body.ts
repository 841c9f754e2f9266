import { AppError } from './errors'

/** A body larger than this is refused unread. */
const MAX_BODY_BYTES = 256 * 1024

/** @returns undefined for an empty body */
export async function readJson(request: Request): Promise<unknown> {
  const text = await readText(request)
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('INVALID_INPUT', { userMessage: 'The request holds no readable JSON.' })
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
