import { expect, test } from 'vitest'
import { createSearch } from '@/components/search/search-index'
import { plainText } from '@/domain/items/rich-text'
import { toNoteDocuments, toSearchSource } from '@/domain/search/search-documents'
import { readBundledCourse } from '@/tests/support/bundled-course'

const course = readBundledCourse()
const source = toSearchSource(course)
const search = createSearch(source.documents)
const places = (query: string) =>
  search(query).map(({ kind, title, place }) => [kind, title, place].join('/'))
const marked = (query: string) =>
  search(query).flatMap(({ snippet }) => snippet.flatMap(({ text, isMatch }) => (isMatch ? text : [])))

test('a number is found in lessons and facts, with its separator or without', () => {
  for (const query of ['1,960', '1960'])
    expect(places(query)).toEqual(
      expect.arrayContaining([
        'lesson/The terms of the deal/One brigade from Russia',
        'fact/Russian service members/The terms of the deal',
      ]),
    )
  expect(marked('1960')).toContain('1,960')
})

test('a term is found by a prefix, with a typing error, and without accents', () => {
  expect(marked('peacekeep')).toContain('peacekeepers')
  expect(marked('garantor')).toContain('guarantor')
  expect(search('guarantor').some(({ kind }) => kind === 'term')).toBe(true)
  expect(places('trílateral')).toEqual(places('trilateral'))
})

test('a result opens the match in its section', () => {
  const [first] = search('motorized rifle brigade').filter(({ kind }) => kind === 'lesson')
  expect(first?.href).toMatch(/^\/courses\/[\w-]+\/lessons\/the-deal#[\w-]*:~:text=.*motorized/)
})

test('questions aren’t found', () => {
  const indexed = source.documents.map(({ text }) => text).join('\n')
  const stems = course.items.map(({ item }) => plainText(item.stem))
  expect(stems.length).toBeGreaterThan(100)
  expect(stems.filter((stem) => indexed.includes(stem))).toEqual([])
})

test('the learner’s notes are found, with a link to the note', () => {
  const note = { id: 'n1', lesson: 'the-deal', quote: '1,960', text: 'Compare with the CPF' }
  const own = createSearch(toNoteDocuments(source, [note]))
  expect(own('compare')).toMatchObject([{ kind: 'note', title: 'The terms of the deal' }])
  expect(own('compare')[0]?.href).toContain(`/notes?course=${course.slug}#note-n1`)
})

test('nothing is found for no words', () => {
  expect(search('')).toEqual([])
  expect(search('?!')).toEqual([])
})
