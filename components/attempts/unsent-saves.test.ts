import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inSendingOrder, pauseAfter, type UnsentSave } from './unsent-saves'

const save = fc.record({
  slot: fc.integer({ min: 1, max: 4 }),
  response: fc.constantFrom('a', 'b'),
  clientId: fc.constantFrom('one', 'two'),
  sequence: fc.integer({ min: 1, max: 20 }),
  revision: fc.constant(0),
  at: fc.integer({ min: 0, max: 50 }),
}) satisfies fc.Arbitrary<UnsentSave>

test('answers are sent in order, only the newest per tab and question', () => {
  fc.assert(
    fc.property(fc.array(save), (saves) => {
      const sent = inSendingOrder(saves)
      expect(sent.map(({ at }) => at)).toEqual(sent.map(({ at }) => at).sort((a, b) => a - b))
      for (const { clientId, slot, sequence } of saves) {
        const own = sent.filter((entry) => entry.clientId === clientId && entry.slot === slot)
        expect(own).toHaveLength(1)
        expect(own[0]?.sequence).toBeGreaterThanOrEqual(sequence)
      }
    }),
  )
})

test('answers of two tabs to one question are sent, the later last', () => {
  const at = (clientId: string, moment: number) => ({
    slot: 1,
    response: clientId,
    clientId,
    sequence: 1,
    revision: 0,
    at: moment,
  })
  expect(inSendingOrder([at('two', 9), at('one', 3)]).map(({ clientId }) => clientId)).toEqual(['one', 'two'])
})

test('pauses grow to 30 seconds', () => {
  expect([1, 2, 3, 4, 5, 50].map(pauseAfter)).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
})
