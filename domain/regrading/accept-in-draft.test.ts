import { describe, expect, test } from 'vitest'
import type { Item } from '@/domain/items/item'
import { keyOf, sampleItem } from '@/tests/support/sample-items'
import { draftWithAccepted } from './accept-in-draft'
import { addToKey } from './add-to-key'

const texts = { regions: {}, passages: {} }

/** What a draft of an item becomes when a version that accepts the response is added. */
function afterAccepting(item: Item, response: unknown, changes: object) {
  const accepted = addToKey(item, response)
  if (!accepted.ok) throw new Error(accepted.why)
  const acceptance = { previous: item, next: accepted.item, responses: [response] }
  return draftWithAccepted({ ...item, ...changes }, item.id, texts, acceptance)
}

describe('a draft whose question gets an accepted answer', () => {
  const number = sampleItem('numeric')

  test('keeps its other changes', () => {
    const draft = afterAccepting(number, '77', { explanation: 'New.', stem: '', leftover: 1 })
    expect(draft).toMatchObject({ explanation: 'New.', stem: '', leftover: 1 })
    expect(draft).toMatchObject({ answers: [...number.answers, { value: '77', fraction: 1 }] })
  })

  test('gets the answer first while another answer is half-written', () => {
    const half = { value: '', fraction: 1, tolerance: { type: 'nominal', value: '' } }
    expect(afterAccepting(number, '77', { answers: [...number.answers, half] })).toMatchObject({
      answers: [{ value: '77' }, ...number.answers, half],
    })
  })

  test('gets the key while another option is half-written', () => {
    const single = sampleItem('single-choice')
    const half = { id: 'e', text: '', key: false }
    const { options } = afterAccepting(single, 'd', { options: [...single.options, half] })
    expect(options).toEqual([
      ...single.options.map((option) =>
        option.id === 'd' ? { ...option, key: true, fraction: undefined } : option,
      ),
      half,
    ])
  })

  test('gets the answer in the gap that it belongs to', () => {
    const cloze = sampleItem('cloze')
    const half = { id: 'more', label: '', type: 'text', answers: [{ text: '', fraction: 1 }] }
    const draft = afterAccepting(
      cloze,
      { ...Object(keyOf(cloze)), body: 'Union', place: 'b' },
      {
        gaps: [...cloze.gaps, half],
      },
    )
    const [body, size, place, last] = Array.isArray(draft.gaps) ? draft.gaps : []
    expect(body.answers.map(({ text }: { text: string }) => text)).toEqual([
      'Union',
      'OSCE',
      'Minsk *',
      'NATO',
    ])
    expect(size).toEqual(cloze.gaps[1])
    expect(place.options.filter(({ key }: { key: boolean }) => key)).toMatchObject([{ id: 'a' }, { id: 'b' }])
    expect(last).toEqual(half)
  })
})
