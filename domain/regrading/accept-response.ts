import type { Item } from '@/domain/items/item'

export type Accepted =
  | { readonly ok: true; readonly item: Item }
  /** Why this answer cannot be made a right one: full marks for all, or leaving it, are what is left. */
  | { readonly ok: false; readonly why: string }

/**
 * An item that takes this answer as right beside what was right before: a typed answer becomes an accepted one, an option becomes a key. Of what was
 * right nothing changes.
 */
export function withAcceptedResponse(item: Item, response: unknown): Accepted {
  switch (item.type) {
    case 'single-choice':
      return typeof response === 'string' && item.options.some(({ id }) => id === response)
        ? changed({
            ...item,
            options: item.options.map((option) => (option.id === response ? asKey(option) : option)),
          })
        : unreadable()
    case 'hotspot':
      return !item.multiple && typeof response === 'string' && item.regions.some(({ id }) => id === response)
        ? changed({
            ...item,
            regions: item.regions.map((region) => (region.id === response ? asKey(region) : region)),
          })
        : several()
    case 'numeric': {
      const typed = typeof response === 'string' ? plainNumber(response, item.format?.decimal ?? '.') : null
      if (typed === null) return { ok: false, why: 'This answer is no plain number: add it in the editor.' }
      const others = item.answers.filter(({ value, fraction }) => value !== typed || fraction >= 1)
      return changed({
        ...item,
        answers: [{ value: typed, fraction: 1, tolerance: { type: 'none' } }, ...others],
      })
    }
    case 'short-text': {
      if (typeof response !== 'string' || response.trim() === '') return unreadable()
      // A star would be a wildcard.
      const text = response.trim().replaceAll('*', '\\*')
      return changed({ ...item, answers: [{ text, fraction: 1 }, ...item.answers] })
    }
    case 'true-false':
      return { ok: false, why: 'True and false cannot both be right: give full marks, or drop the question.' }
    case 'multiple-response':
    case 'evidence':
      return several()
    case 'matching':
    case 'categorise':
    case 'ordering':
    case 'cloze':
      return {
        ok: false,
        why: 'An answer of several parts cannot be added as it is: change the question in the editor, or give full marks.',
      }
  }
}

function asKey<T extends { key: boolean; fraction?: number | undefined }>(option: T): T {
  const { fraction: _, ...rest } = option
  // A whole option but for the fraction, which a key has none of.
  return { ...rest, key: true } as T
}

function plainNumber(typed: string, decimal: string): string | null {
  const plain = typed.replaceAll(/\s/g, '').replace(decimal, '.')
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? plain : null
}

function changed(item: Item): Accepted {
  return { ok: true, item }
}

function unreadable(): Accepted {
  return { ok: false, why: 'This is no answer to the question.' }
}

function several(): Accepted {
  return {
    ok: false,
    why: 'Which of several ticked ones are right is for the editor to say: change the keys there, or give full marks.',
  }
}
