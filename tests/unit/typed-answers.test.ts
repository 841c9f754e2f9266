import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { tryAnswer } from '@/domain/grading/try-answer'
import { type Item, ItemSchema } from '@/domain/items/item'

// Grades what learners type in the text items of the bundled course, as listed in `tests/fixtures/typed-answers-*.yaml`.

const FIXTURES = path.resolve('tests/fixtures')
const ITEMS = path.resolve('content/courses/csto-nagorno-karabakh/items')
const MIN_ACCEPTED = 8
const MIN_REJECTED = 5

const ListsSchema = z.record(
  z.string(),
  z.strictObject({ accepted: z.array(z.string()), rejected: z.array(z.string()) }),
)

const readYaml = (folder: string, file: string): unknown =>
  parse(readFileSync(path.join(folder, file), 'utf8'))

const items = readdirSync(ITEMS).flatMap((file) => ItemSchema.array().parse(readYaml(ITEMS, file)))
const lists = readdirSync(FIXTURES)
  .filter((file) => /^typed-answers-.+\.yaml$/.test(file))
  .flatMap((file) => Object.entries(ListsSchema.parse(readYaml(FIXTURES, file))))

/** The share of the points that a typed answer earns; of the gap’s points for a gap, named `item/gap`. */
function fractionOf(name: string, typed: string): number {
  const [id, gapId] = name.split('/')
  const item = items.find((entry) => entry.id === id)
  if (!item) throw new Error(`there is no item ${id}`)
  if (gapId === undefined) return tryAnswer(item, typed).fraction
  return tryAnswer(withOneGap(item, gapId), { [gapId]: typed }).fraction
}

function withOneGap(item: Item, gapId: string): Item {
  const gap = item.type === 'cloze' ? item.gaps.find(({ id }) => id === gapId) : undefined
  if (item.type !== 'cloze' || !gap) throw new Error(`${item.id} has no gap ${gapId}`)
  return { ...item, text: `{{${gapId}}}`, gaps: [gap] }
}

test.each(lists)('%s accepts and rejects what its list says', (name, { accepted, rejected }) => {
  const wrong = [
    ...accepted.map((typed) => [typed, 1] as const),
    ...rejected.map((typed) => [typed, 0] as const),
  ]
    .map(([typed, expected]) => ({ typed, expected, earned: fractionOf(name, typed) }))
    .filter(({ expected, earned }) => earned !== expected)
    .map(({ typed, expected, earned }) => `${name}: “${typed}” earns ${earned}, not ${expected}`)
  expect(wrong).toEqual([])
})

test('every short-text item has enough answers that must and that must not be accepted', () => {
  const count = (id: string, list: 'accepted' | 'rejected') =>
    new Set(lists.flatMap(([name, both]) => (name === id ? both[list] : []))).size
  const short = items.flatMap(({ id, type }) => {
    const [accepted, rejected] = [count(id, 'accepted'), count(id, 'rejected')]
    const isEnough = accepted >= MIN_ACCEPTED && rejected >= MIN_REJECTED
    return type !== 'short-text' || isEnough ? [] : [`${id}: ${accepted} accepted, ${rejected} rejected`]
  })
  expect(short).toEqual([])
})
