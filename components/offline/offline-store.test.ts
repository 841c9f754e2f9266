import { expect, test } from 'vitest'
import { type Pack, withoutAnswered } from './offline-store'

test('a pack leaves out what waiting answers answer', () => {
  const pack = {
    questions: [{ versionId: 'one' }, { versionId: 'two' }],
    drills: [{ pair: 'sizes' }, { pair: 'names' }],
  } as unknown as Pack
  const waiting = [
    { versionId: 'two', pair: null },
    { versionId: 'left', pair: 'sizes' },
    { versionId: 'one', pair: 'sizes' },
  ]
  expect(withoutAnswered(pack, waiting)).toEqual({
    questions: [{ versionId: 'one' }],
    drills: [{ pair: 'names' }],
  })
  expect(withoutAnswered(pack, [])).toEqual(pack)
})
