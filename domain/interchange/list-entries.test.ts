import { expect, test } from 'vitest'
import { readTags, withOrder } from './import-order'
import { listEntries } from './list-entries'
import { readInterchangeFile } from './read-file'

function entriesOf(text: string, format = 'gift') {
  let count = 0
  const read = readInterchangeFile({ name: 'file', bytes: new TextEncoder().encode(text) }, format)
  return listEntries(
    read,
    () => text,
    () => ({ newId: () => `o${++count}`, findImage: () => null }),
  )
}

const FILE = `// [id:one] [tag:easy]
$CATEGORY: Maps

::First::One{T}

::Broken::Two{

::Essay::Three{}

Which?{~%50%a ~%40%b ~%-100%c}
`

test('questions and what couldn’t be read are listed in the order of the file', () => {
  const { entries, problems } = entriesOf(FILE)
  expect(entries.map(({ status, title }) => [status, title])).toEqual([
    ['exact', 'First'],
    ['impossible', 'Broken'],
    ['impossible', 'Essay'],
    ['exact', 'Which?'],
  ])
  expect(entries[1]).toMatchObject({ line: 6, draft: null, reasons: [{ kind: 'why' }] })
  expect(entries[1]?.sourceText).toBe('::Broken::Two{')
  expect(problems).toEqual([])
})

test('a warning is listed with its question', () => {
  expect(entriesOf(FILE).entries[3]?.reasons).toEqual([
    { kind: 'warning', text: 'The correct options add up to 90%, not 100%.' },
  ])
})

test('a problem of the whole file has no question', () => {
  const { entries, problems } = entriesOf('', 'gift')
  expect([...entries.map(({ title }) => title), ...problems.map(({ code }) => code)]).toHaveLength(1)
})

test('two questions with the same identifier get different ones', () => {
  const { entries } = entriesOf('// [id:a]\nOne{T}\n\n// [id:a]\nTwo{F}\n\nThree{T}')
  expect(entries.map(({ identifier }) => identifier)).toEqual(['id:a', 'id:a#2', null])
})

test('an order adds its concept and tags, and tags are limited', () => {
  const order = {
    ...({ as: 'draft', concept: 'capitals', ifKnown: 'update' } as const),
    isAssignmentOnly: false,
  }
  expect(withOrder({ concept: '', tags: ['a'] }, { ...order, tags: ['mine'] })).toEqual({
    ...{ concept: 'capitals', tags: ['mine', 'a'] },
  })
  expect(withOrder({ concept: 'x' }, { ...order, concept: '', tags: [] })).toEqual({ concept: 'x', tags: [] })
  expect(readTags(' a, b ,a,, ')).toEqual(['a', 'b'])
})
