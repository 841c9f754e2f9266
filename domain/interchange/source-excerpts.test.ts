import { expect, test } from 'vitest'
import { sourceExcerpts } from './source-excerpts'

test('an excerpt ends where the next one begins', () => {
  const excerpts = sourceExcerpts('one\r\ntwo\nthree\n\nfour', [3, 1, 1])
  expect([...excerpts]).toEqual([
    [1, 'one\r\ntwo'],
    [3, 'three\n\nfour'],
  ])
})

test('line 0 is the whole file, and a line after the end is empty', () => {
  const excerpts = sourceExcerpts('one\ntwo', [0, 9])
  expect(excerpts.get(0)).toBe('one\ntwo')
  expect(excerpts.get(9)).toBe('')
})

test('embedded files and long texts are cut', () => {
  expect(sourceExcerpts(`<file>${'QUJD'.repeat(1_000)}</file>`, [1]).get(1)).toBe('<file>…</file>')
  expect(sourceExcerpts('long words '.repeat(1_000), [1]).get(1)).toHaveLength(6_001)
})
