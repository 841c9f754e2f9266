import { expect, test } from 'vitest'
import { ITEM_TYPES } from '@/domain/items/item'
import { readBundledCourse } from '@/tests/support/bundled-course'
import { findPassage } from './find-passage'
import { listPassages } from './lesson'

const course = readBundledCourse()
const bank = course.items.flatMap(({ item, isLessonCheck }) => (isLessonCheck ? [] : [item]))

function passageFor(id: string) {
  const item = bank.find((entry) => entry.id === id)
  if (!item) throw new Error(`there is no item ${id}`)
  return findPassage(course, item)
}

// One of each kind of claim: a number or date, an entity, a reason, a judgment.
test.each([
  ['E', 'deal-tasks-place', 'where-and-what', 'According to reports, the force'],
  ['N', 'azerbaijan-in-russia', 'azerbaijan', 'Putin stressed these good relations.'],
  ['N', 'status-assembly-year', 'by-law', 'In 2008, a second UN body'],
  ['N', 'deal-parties-weeks', 'three-parties', 'The timing of the deal explains'],
  ['N', 'armenia-treaty-year', 'armenia', 'The two countries also have a direct tie'],
  ['E', 'deal-force-syria', 'the-force', 'Peacekeeping isn’t ordinary combat'],
  ['E', 'bloc-four-dangers', 'shield', 'The article names four dangers'],
  ['N', 'cpf-how-many-more', 'three-sizes', 'The CPF is almost twice'],
  ['N', 'cpf-order-by-size', 'three-sizes', 'Before you compare'],
  ['N', 'deal-force-up-to', 'three-sizes', 'Before you compare'],
  ['J', 'scholars-warnings-trenin', 'two-warnings', 'Dmitri Trenin looked at'],
  ['R', 'interests-why-peace', 'azerbaijan', 'From the very start'],
  ['R', 'deal-parties-tide', 'three-parties', 'The timing of the deal explains'],
  ['R', 'kyrgyzstan-2010-2008', 'three-reasons', 'The third reason is reputation'],
  ['J', 'joint-deployment-benefits', 'other-way', 'He then names'],
  ['J', 'authors-verdict-created-for', 'balance', 'Against these, he sets one clear loss'],
  ['J', 'costs-doubt-about-force', 'the-burden', 'Finally, there is a doubt'],
])('an item on a claim of kind %s, %s, is based on its own paragraph', (kind, id, section, beginning) => {
  const [claim] = bank.find((item) => item.id === id)?.claims ?? []
  expect(course.claims.find((entry) => entry.id === claim)?.kind).toBe(kind)
  const passage = passageFor(id)
  expect(passage?.section).toMatch(new RegExp(`#${section}$`))
  expect(passage?.text.startsWith(beginning)).toBe(true)
})

test('a number item is based on a paragraph with one of the numbers that explain it, if its section has one', () => {
  const numbersIn = (text: string): string[] => text.match(/\d[\d,]*\d/g) ?? []
  const wrong = bank.filter((item) => {
    const passage = findPassage(course, item)
    const [slug, id] = item.section.split('#')
    const section = course.lessons
      .find((lesson) => lesson.slug === slug)
      ?.sections.find((part) => part.id === id)
    const numbers = numbersIn(item.explanation)
    const has = (text: string) => numbersIn(text).some((number) => numbers.includes(number))
    return item.type === 'numeric' && section && listPassages(section).some(has) && !has(passage?.text ?? '')
  })
  expect(wrong.map(({ id }) => id)).toEqual([])
})

test('a note is quoted if the item is about the note', () => {
  expect(passageFor('status-paragraph-eleven')?.text).toMatch(/^The article’s eleventh paragraph/)
  expect(passageFor('status-law-or-fact')?.text).not.toMatch(/eleventh paragraph/)
})

test('an evidence item is based on the paragraph that it points to', () => {
  const evidence = bank.filter((item) => item.type === 'evidence')
  expect(evidence.length).toBeGreaterThan(0)
  for (const item of evidence) {
    const key = item.passages.find((passage) => passage.key)
    expect(findPassage(course, item)?.text).toBe(key?.text)
  }
})

test('items of every type have a passage in a course section', () => {
  for (const type of ITEM_TYPES) {
    const items = bank.filter((item) => item.type === type)
    expect(items.length).toBeGreaterThan(0)
    for (const item of items) expect(findPassage(course, item)?.text).toMatch(/\S/)
  }
})

test('an item of an unknown or empty section has no passage', () => {
  const [item] = bank
  if (!item) throw new Error('the course has no items')
  expect(findPassage(course, { ...item, section: 'no-such#section' })).toBeNull()
  const [slug, id] = item.section.split('#')
  const lessons = course.lessons.map((lesson) =>
    lesson.slug === slug
      ? {
          ...lesson,
          sections: lesson.sections.map((section) =>
            section.id === id ? { ...section, blocks: [] } : section,
          ),
        }
      : lesson,
  )
  expect(findPassage({ ...course, lessons }, { ...item })).toBeNull()
})
