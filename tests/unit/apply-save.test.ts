import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applySave, emptyAnswer, type Save, type SavedAnswer } from '@/tests/support/apply-save'

/** Simulates the server: applies saves in order of arrival and tracks each client’s highest number. */
function server() {
  let answer: SavedAnswer = emptyAnswer
  const last = new Map<string, number>()
  return {
    receive(save: Save) {
      const outcome = applySave(answer, last.get(save.clientId) ?? null, save)
      answer = outcome.answer
      last.set(save.clientId, Math.max(last.get(save.clientId) ?? save.sequence, save.sequence))
      return outcome
    },
    answer: () => answer,
  }
}

const save = (clientId: string, sequence: number, response: unknown, baseRevision = 0): Save => ({
  clientId,
  sequence,
  response,
  baseRevision,
})

test('the first save creates revision 1 and replaces nothing', () => {
  expect(applySave(emptyAnswer, null, save('tab', 1, 'a'))).toEqual({
    kind: 'saved',
    answer: { response: 'a', revision: 1, clientId: 'tab' },
    replaced: null,
  })
})

test('saving is idempotent', () => {
  const { receive, answer } = server()
  receive(save('tab', 1, 'a'))
  expect(receive(save('tab', 1, 'a'))).toMatchObject({ kind: 'repeated', answer: { revision: 1 } })
  expect(answer()).toMatchObject({ response: 'a', revision: 1 })
})

test('older saves never overwrite newer ones of the same client', () => {
  const { receive, answer } = server()
  receive(save('tab', 2, 'new'))
  expect(receive(save('tab', 1, 'old')).kind).toBe('outdated')
  expect(answer().response).toBe('new')
})

test('older saves stay outdated after another client saved', () => {
  const { receive, answer } = server()
  receive(save('one', 2, 'new'))
  receive(save('two', 1, 'other', 1))
  expect(receive(save('one', 1, 'old')).kind).toBe('outdated')
  expect(answer().response).toBe('other')
})

test('the later client wins and returns the replaced answer', () => {
  const { receive } = server()
  receive(save('one', 1, 'a'))
  expect(receive(save('two', 1, 'b', 0))).toEqual({
    kind: 'saved',
    answer: { response: 'b', revision: 2, clientId: 'two' },
    replaced: { response: 'a', revision: 1, clientId: 'one' },
  })
})

test('replacing a seen answer returns nothing', () => {
  const { receive } = server()
  receive(save('one', 1, 'a'))
  expect(receive(save('two', 1, 'b', 1))).toMatchObject({ kind: 'saved', replaced: null })
})

test('a client with unacknowledged saves doesn’t conflict with itself', () => {
  const { receive } = server()
  receive(save('tab', 1, 'a', 0))
  expect(receive(save('tab', 2, 'b', 0))).toMatchObject({
    kind: 'saved',
    replaced: null,
    answer: { revision: 2 },
  })
})

test('mixed and repeated saves keep the last new one', () => {
  const saves = fc.array(
    fc.record({ clientId: fc.constantFrom('one', 'two', 'three'), sequence: fc.integer({ min: 1, max: 5 }) }),
  )
  fc.assert(
    fc.property(saves, (arrivals) => {
      const { receive, answer } = server()
      const highest = new Map<string, number>()
      let expected: string | null = null
      let revisions = 0
      for (const { clientId, sequence } of arrivals) {
        const response = `${clientId} ${sequence}`
        const isNew = sequence > (highest.get(clientId) ?? 0)
        if (isNew) {
          highest.set(clientId, sequence)
          expected = response
          revisions += 1
        }
        expect(receive(save(clientId, sequence, response)).kind === 'saved').toBe(isNew)
        expect(receive(save(clientId, sequence, response)).kind).not.toBe('saved')
      }
      expect(answer().response).toBe(expected)
      expect(answer().revision).toBe(revisions)
    }),
  )
})

test('a client may count its saves from 0', () => {
  expect(applySave(emptyAnswer, null, save('tab', 0, 'a'))).toMatchObject({ kind: 'saved' })
  expect(applySave(emptyAnswer, 0, save('tab', 0, 'a'))).toMatchObject({ kind: 'repeated' })
})
