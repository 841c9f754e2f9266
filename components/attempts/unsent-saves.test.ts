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

test('answers go in the order in which they were given, the newest of a tab and place alone', () => {
  fc.assert(
    fc.property(fc.array(save), (saves) => {
      const sent = inSendingOrder(saves)
      expect(sent.map(({ at }) => at)).toEqual(sent.map(({ at }) => at).sort((one, other) => one - other))
      for (const { clientId, slot, sequence } of saves) {
        const own = sent.filter((entry) => entry.clientId === clientId && entry.slot === slot)
        expect(own).toHaveLength(1)
        expect(own[0]?.sequence).toBeGreaterThanOrEqual(sequence)
      }
    }),
  )
})

test('two tabs that answered the same question are both sent, the later one last', () => {
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

test('pauses grow to half a minute', () => {
  expect([1, 2, 3, 4, 5, 50].map(pauseAfter)).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
})
