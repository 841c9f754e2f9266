import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applySave, emptyAnswer, type Save, type SavedAnswer } from '@/domain/attempts/apply-save'

/** The server: takes saves as they arrive and remembers each client's highest number. */
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

test('the first save makes revision 1 and replaces nothing', () => {
  expect(applySave(emptyAnswer, null, save('tab', 1, 'a'))).toEqual({
    kind: 'saved',
    answer: { response: 'a', revision: 1, clientId: 'tab' },
    replaced: null,
  })
})

test('saving twice is saving once', () => {
  const { receive, answer } = server()
  receive(save('tab', 1, 'a'))
  expect(receive(save('tab', 1, 'a'))).toMatchObject({ kind: 'repeated', answer: { revision: 1 } })
  expect(answer()).toMatchObject({ response: 'a', revision: 1 })
})

test('within a client an older save never overwrites a newer one', () => {
  const { receive, answer } = server()
  receive(save('tab', 2, 'new'))
  expect(receive(save('tab', 1, 'old')).kind).toBe('outdated')
  expect(answer().response).toBe('new')
})

test('nor does it when another client has saved in between', () => {
  const { receive, answer } = server()
  receive(save('one', 2, 'new'))
  receive(save('two', 1, 'other', 1))
  expect(receive(save('one', 1, 'old')).kind).toBe('outdated')
  expect(answer().response).toBe('other')
})

test('between clients the later arrival wins and carries what it replaced', () => {
  const { receive } = server()
  receive(save('one', 1, 'a'))
  expect(receive(save('two', 1, 'b', 0))).toEqual({
    kind: 'saved',
    answer: { response: 'b', revision: 2, clientId: 'two' },
    replaced: { response: 'a', revision: 1, clientId: 'one' },
  })
})

test('a client that saw the other’s answer replaces it knowingly, and nothing is said', () => {
  const { receive } = server()
  receive(save('one', 1, 'a'))
  expect(receive(save('two', 1, 'b', 1))).toMatchObject({ kind: 'saved', replaced: null })
})

test('a client that does not wait for acknowledgements does not conflict with itself', () => {
  const { receive } = server()
  receive(save('tab', 1, 'a', 0))
  expect(receive(save('tab', 2, 'b', 0))).toMatchObject({
    kind: 'saved',
    replaced: null,
    answer: { revision: 2 },
  })
})

test('however saves of several clients are mixed and repeated, the last new one stands and each revision is one save', () => {
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
