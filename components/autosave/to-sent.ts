import type { ApiAnswer } from '@/contract/call-api'
import type { Sent } from './use-autosave'

/** What the answer to a save that wasn’t accepted means. */
export function toSent({ status, problem }: Extract<ApiAnswer<unknown>, { ok: false }>): Sent {
  if (status === 401) return { kind: 'signed-out' }
  if (status === 409) return { kind: 'conflict' }
  // It becomes part of a longer sentence.
  const why = (problem?.detail ?? '').replace(/\.$/, '')
  return { kind: 'failed', why, isFinal: status < 500 && status !== 429 }
}
