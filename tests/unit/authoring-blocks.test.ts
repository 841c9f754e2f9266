import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parse, parseDocument } from 'yaml'
import type { ZodType } from 'zod'
import { AuthoredQuizSchema } from '@/domain/attempts/quiz'
import { ClaimSchema, NameSchema, TermSchema } from '@/domain/content/course'
import { FaultList } from '@/domain/content/fault'
import { FigureSchema } from '@/domain/content/figure'
import { parseLesson } from '@/domain/content/parse-lesson'
import { ITEM_TYPES, type Item, ItemSchema } from '@/domain/items/item'
import { listSections } from '@/domain/items/list-sections'
import { validateItem } from '@/domain/items/validate-item'
import { readBundledCourse } from '@/tests/support/bundled-course'

// Parses every example in docs/authoring.md with the schemas of the course, and finds what it names in the bundled course.
// Blocks with `grades:` are graded in authoring-examples.test.ts.

const page = readFileSync(path.resolve('docs/authoring.md'), 'utf8')
const blocks = [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
  language,
  text,
}))
const course = readBundledCourse()

const common = {
  ...{ id: 'example', stem: 'A question', claims: ['f01'], paragraphs: [1], concept: 'cpf' },
  ...{ section: 'two-forces#peacekeepers', explanation: 'Why.' },
}

/** Each kind of example: how to recognize it, and how to check it. */
const KINDS: Record<string, { is: (text: string) => boolean; check: (text: string) => void }> = {
  folder: { is: (text) => /^course\.yaml /.test(text), check: () => undefined },
  command: { is: (text) => /^npm run /.test(text), check: () => undefined },
  lesson: { is: (text) => /^---\ntitle:/.test(text), check: checkLesson },
  claim: { is: (text) => /^- \{ id: f\d+/.test(text), check: (text) => parseEach(ClaimSchema, text) },
  names: { is: (text) => /^# glossary\.yaml/.test(text), check: checkNames },
  question: { is: (text) => /^- id:/.test(text), check: checkQuestion },
  types: { is: (text) => /^# single-choice:/.test(text), check: checkTypes },
  quiz: { is: (text) => /^title:[\s\S]*^overallFeedback:/m.test(text), check: checkQuiz },
  figure: { is: (text) => /^kind: span/m.test(text), check: (text) => FigureSchema.parse(parse(text)) },
  graded: {
    is: (text) => /^grades:/m.test(text),
    check: parse,
  },
}

test.each(blocks.map(({ text }) => [text.split('\n')[0], text] as const))(
  'the example “%s” is valid',
  (_, text) => {
    const kinds = Object.values(KINDS).filter(({ is }) => is(text))
    expect(kinds, 'every example is of exactly one kind').toHaveLength(1)
    kinds[0]?.check(text)
  },
)

test('the page has an example of every kind', () => {
  const shown = (name: string) => blocks.filter(({ text }) => KINDS[name]?.is(text)).length
  expect(Object.keys(KINDS).filter((name) => shown(name) === 0)).toEqual([])
  expect(blocks.length).toBe(Object.keys(KINDS).reduce((sum, name) => sum + shown(name), 0))
})

function checkLesson(text: string): void {
  const faults = new FaultList()
  expect(parseLesson({ path: 'lessons/example.md', text }, faults), JSON.stringify(faults)).not.toBeNull()
}

function checkQuestion(text: string): void {
  const [fields] = parse(text)
  expectKnown(ItemSchema.parse({ ...fields, answers: [{ value: 3600 }] }))
}

function parseEach(schema: ZodType, text: string): void {
  for (const entry of parse(text)) schema.parse(entry)
}

function checkNames(text: string): void {
  const [terms = '', names = ''] = text.split(/^# names\.yaml.*$/m)
  parseEach(TermSchema, terms)
  parseEach(NameSchema, names)
}

/** The fields of each type, under a comment that names the type. */
function checkTypes(text: string): void {
  const parts = [...text.matchAll(/^# ([a-z-]+)(?: and ([a-z-]+))?:.*\n((?: .*\n|\n)*)/gm)]
  const seen = parts.flatMap(([, one = '', other, fields = '']) => {
    const types = other ? [one, other] : [one]
    for (const type of types) {
      const document = parseDocument(fields)
      expect(document.errors).toEqual([])
      const item = withPassages(ItemSchema.parse({ ...common, type, ...document.toJS() }))
      expect(
        validateItem(item).filter(({ severity }) => severity === 'error'),
        type,
      ).toEqual([])
    }
    return types
  })
  expect([...seen].sort()).toEqual([...ITEM_TYPES].sort())
}

function checkQuiz(text: string): void {
  const quiz = AuthoredQuizSchema.parse(parse(text))
  const items = course.items.map(({ item }) => item.id)
  expect(quiz.items.filter((id) => !items.includes(id))).toEqual([])
  for (const { concepts, count } of quiz.pools) {
    expect(concepts.filter((id) => !course.concepts.some((concept) => concept.id === id))).toEqual([])
    const supply = course.items.filter(
      ({ item, isLessonCheck }) => !isLessonCheck && concepts.includes(item.concept),
    )
    expect(supply.length).toBeGreaterThanOrEqual(count)
  }
}

/** What the item refers to is in the bundled course, as publishing requires. */
function expectKnown(item: Item): void {
  const sections = course.lessons.flatMap(({ slug, sections }) => sections.map(({ id }) => `${slug}#${id}`))
  expect(course.concepts.map(({ id }) => id)).toContain(item.concept)
  for (const { section } of listSections(item)) expect(sections).toContain(section)
  for (const id of item.claims) expect(course.claims.map((claim) => claim.id)).toContain(id)
  expect(Math.max(...item.paragraphs)).toBeLessThanOrEqual(course.source.paragraphs)
}

/** The texts of passages are filled in when a course is loaded. */
function withPassages(item: Item): Item {
  if (item.type !== 'evidence') return item
  return { ...item, passages: item.passages.map((passage) => ({ ...passage, text: passage.at })) }
}
