import { expect, test } from 'vitest'
import { type AuthoredItem, ItemSchema } from '@/domain/items/item'
import { exportQuestion } from './export-by-type'
import type { ExportImage } from './export-format'
import { EXPORT_FORMATS } from './export-formats'

const common = { stem: 'Which?', explanation: 'Because.' }
const options = [
  { id: 'a', text: 'A', key: true },
  { id: 'b', text: 'B' },
]

function lossesIn(format: string, item: AuthoredItem, images: ReadonlyMap<string, ExportImage> = new Map()) {
  const write = EXPORT_FORMATS.find(({ id }) => id === format)?.write
  const [question] =
    write?.([exportQuestion(ItemSchema.parse(item))], { title: 'Class', images }).questions ?? []
  return [question?.fidelity, ...(question?.lost ?? [])]
}

test('a question that a format has everything for is exact', () => {
  const item: AuthoredItem = { ...common, id: 'q', type: 'single-choice', options }
  for (const format of ['moodle-xml', 'gift', 'qti12', 'qti2', 'qti3', 'csv'])
    expect(lossesIn(format, item)).toEqual(['exact'])
})

test('links to the course are listed, but the question stays exact', () => {
  const item: AuthoredItem = { ...common, id: 'q', type: 'single-choice', options, claims: ['f01'] }
  expect(lossesIn('gift', item)).toEqual(['exact', 'Links to the lesson, the claims, and the article.'])
})

test('points that Moodle doesn’t allow are listed', () => {
  const item: AuthoredItem = {
    ...{ ...common, id: 'q', type: 'single-choice' },
    options: [...options, { id: 'c', text: 'C', fraction: 0.45 }],
  }
  const lost = 'The exact points of some answers. The nearest that the format allows were written.'
  expect(lossesIn('moodle-xml', item)).toEqual(['lossy', lost])
  expect(lossesIn('qti3', item)).toEqual(['exact'])
})

test('a question that a format can’t represent says why', () => {
  const gap = { id: 'g', label: 'gap', type: 'choice', options } as const
  const item: AuthoredItem = {
    ...{ ...common, id: 'q', type: 'cloze', text: '{{g}} and {{h}}' },
    gaps: [gap, { ...gap, id: 'h' }],
  }
  expect(lossesIn('gift', item)).toEqual(['none', 'GIFT has no questions with several gaps. Use Moodle XML.'])
  expect(lossesIn('csv', item)).toEqual(['none', 'A row has no place for gaps in a text.'])
  expect(lossesIn('moodle-xml', item)).toEqual(['lossy', 'The names of gaps.'])
})

test('a format with pictures keeps a picture that the file contains', () => {
  const id = '01234567-89ab-cdef-0123-456789abcdef'
  const stem = `Look: ![a map](media:${id}/20x10)`
  const item: AuthoredItem = { ...common, stem, id: 'q', type: 'single-choice', options }
  const image = { name: `${id}.webp`, mediaType: 'image/webp', bytes: new Uint8Array([1, 2, 3]) }
  const images = new Map([[`/media/${id}`, image]])
  const lost = 'Pictures. Their alt texts are in brackets.'
  expect(lossesIn('moodle-xml', item, images)).toEqual(['exact'])
  expect(lossesIn('qti12', item, images)).toEqual(['exact'])
  expect(lossesIn('moodle-xml', item)).toEqual(['lossy', lost])
  expect(lossesIn('gift', item, images)).toEqual(['lossy', lost])
})
