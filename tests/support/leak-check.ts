import type { Item } from '@/domain/items/item'
import { CANARY_ANSWER, CANARY_NUMBER, CANARY_WORD } from './canary-words.mjs'

/** Searches everything that a server sent for what a learner can't see before submission. */

type Leak = { where: string; what: string }

/** Shorter texts may occur in a lesson by chance. */
const TELLING_LENGTH = 20

/** Names that only an item with its key has, as written in JSON and in the framework's data streams. */
const SECRET_FIELDS = /\\?"(?:hints|explanation|otherwise|feedback|fraction|tolerance|answers|why)\\?":/

/** @param lessons public text: a sentence in it reveals nothing, but its canary would */
export function createLeakCheck(items: readonly Item[], lessons: string) {
  const secrets = [...new Set(items.flatMap(secretTexts))].filter((secret) => !lessons.includes(secret))
  const leaks: Leak[] = []
  const seen = new Set<string>()
  return {
    /** @param isData whether field names count as leaks: not in scripts, which name the fields of everything */
    look(where: string, body: string, isData = true): void {
      seen.add(where)
      const text = plain(body)
      const found = [CANARY_WORD, CANARY_ANSWER, String(CANARY_NUMBER), ...secrets].filter((secret) =>
        text.includes(secret),
      )
      const field = isData ? SECRET_FIELDS.exec(body)?.[0] : undefined
      for (const what of field ? [...found, field] : found) leaks.push({ where, what })
    },
    leaks: (): readonly Leak[] => leaks,
    listSeen: (): ReadonlySet<string> => seen,
  }
}

/** Every reason, feedback, hint, and explanation of an item. */
function secretTexts(item: Item): string[] {
  const texts: string[] = []
  JSON.stringify(item, (name, value) => {
    if (['why', 'feedback', 'explanation'].includes(name) && typeof value === 'string') texts.push(value)
    if (name === 'hints') texts.push(...value)
    return value
  })
  return texts.map(withoutCanary).filter((text) => text.length >= TELLING_LENGTH)
}

function withoutCanary(text: string): string {
  return plain(text.replace(CANARY_WORD, '').trim())
}

/** Variants of quotes and signs: as entities, or escaped once or twice. */
function plain(text: string): string {
  return text
    .replace(/&quot;|&#x22;|\\+"/g, '"')
    .replace(/&#x27;|&#39;|&apos;|\\u0027/g, "'")
    .replace(/&amp;|\\u0026/g, '&')
    .replace(/&lt;|\\u003c/g, '<')
    .replace(/&gt;|\\u003e/g, '>')
}
