import { expect, test } from 'vitest'
import { readInterchangeFile } from '@/domain/interchange/read-file'

/** Far above the time on a busy machine, far below quadratic time. */
const MAX_MS = 10_000

test.each([
  ['gift', 'formulas that never end', `[html]${'\\\\('.repeat(60_000)}{T}`],
  ['gift', 'labels that never end', `//${'[id:'.repeat(100_000)}\nQ{T}`],
  ['gift', 'only broken questions', 'a{\n\n'.repeat(100_000)],
  ['cloze', 'gaps that never end', '{1:MC:'.repeat(30_000)],
  ['aiken', 'a question without an end', 'x\n'.repeat(200_000)],
  ['anki', 'sounds that never end', `a\t${'[sound:'.repeat(100_000)}`],
  ['moodle-xml', 'comments that never end', '<!--'.repeat(200_000)],
])('%s: %s take no quadratic time', (format, _, text) => {
  const start = performance.now()
  const { problems } = readInterchangeFile({ name: 'x', bytes: new TextEncoder().encode(text) }, format)
  expect(performance.now() - start).toBeLessThan(MAX_MS)
  expect(problems.length).toBeLessThan(5_100)
})
