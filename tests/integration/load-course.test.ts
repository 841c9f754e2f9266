import { expect, test } from 'vitest'
import { loadCourses } from '@/server/content/load-course'
import { readCourseFolders } from '@/server/content/read-course'
import { type Edit, smallCourse } from '@/tests/support/small-course'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()
const SALT = 'a salt for tests'

const folder = (...edits: Edit[]) => ({ folder: 'content/tea', slug: 'tea', files: smallCourse(...edits) })
const load = (...edits: Edit[]) => loadCourses(database(), SALT, [folder(...edits)])

const findItem = (slug: string) =>
  database().item.findFirstOrThrow({
    where: { slug, course: { slug: 'tea' } },
    include: { currentVersion: true, versions: { orderBy: { number: 'asc' } } },
  })
const findQuiz = (slug: string) =>
  database().quiz.findFirstOrThrow({ where: { slug, course: { slug: 'tea' } } })

const HARDER: Edit = ['items/all.yaml', 'The stem of pick', 'A harder stem']
const WITHOUT_TRUTH: Edit[] = [
  ['items/all.yaml', /- id: truth\n[\s\S]*?(?=- id: several)/, ''],
  ['quizzes/green-tea.yaml', ', truth', ''],
]

test('the bundled course is in the database completely', async () => {
  const [bundled] = readCourseFolders()
  const course = await database().course.findUniqueOrThrow({
    where: { slug: bundled?.slug ?? '' },
    include: { items: { include: { currentVersion: true } }, quizzes: true },
  })
  expect(course.items.filter(({ isLessonCheck }) => !isLessonCheck).length).toBeGreaterThanOrEqual(150)
  expect(course.items.every(({ currentVersion }) => currentVersion?.number === 1)).toBe(true)
  expect(course.quizzes.map(({ position }) => position).sort((a, b) => a - b)).toEqual(
    course.quizzes.map((_, index) => index),
  )
})

test('a course is loaded once; loading the same files again changes nothing', async () => {
  expect(await load()).toBe('1 lessons, 13 items, 4 quizzes')
  const before = await findItem('pick')
  expect(await load()).toBe('up to date')
  expect(await findItem('pick')).toEqual(before)
})

test('revealing IDs are replaced consistently within an item', async () => {
  const content = (await findItem('pairs')).currentVersion?.content
  expect(JSON.stringify(content)).not.toMatch(/"(s1|s2|c1|c2|c3)"/)
  expect(content).toMatchObject({ stems: [{ text: 'Green' }, { text: 'Black' }] })
  const { stems, choices } = content as { stems: { choice: string }[]; choices: { id: string }[] }
  expect(stems.map(({ choice }) => choice)).toEqual(choices.slice(0, 2).map(({ id }) => id))
})

test('an edit creates a new version and leaves other versions and items unchanged', async () => {
  const before = await findItem('pick')
  const other = await findItem('truth')
  await load(HARDER)
  const after = await findItem('pick')
  expect(after.versions.map(({ number }) => number)).toEqual([1, 2])
  expect(after.versions[0]).toEqual(before.currentVersion)
  expect(after.currentVersion).toMatchObject({ number: 2, content: { stem: 'A harder stem' } })
  expect(await findItem('truth')).toEqual(other)
})

test('removed items are retired and kept; returning items resume their version', async () => {
  await load(HARDER, ...WITHOUT_TRUTH)
  const retired = await findItem('truth')
  expect(retired.retiredAt).toBeInstanceOf(Date)
  expect(retired.currentVersion?.number).toBe(1)
  await load(HARDER)
  expect(await findItem('truth')).toEqual({ ...retired, retiredAt: null })
})

test('a changed quiz keeps its row; a removed one is retired until it returns', async () => {
  const before = await findQuiz('mixed')
  const files = smallCourse(HARDER).filter(({ path }) => path !== 'quizzes/mixed.yaml')
  await loadCourses(database(), SALT, [{ ...folder(), files }])
  expect((await findQuiz('mixed')).retiredAt).toBeInstanceOf(Date)
  await load(['quizzes/mixed.yaml', 'count: 3', 'count: 2'])
  const after = await findQuiz('mixed')
  expect(after).toMatchObject({ id: before.id, retiredAt: null, definition: { pools: [{ count: 2 }] } })
})

test('a course with errors isn’t loaded, and each error is reported', async () => {
  const before = await database().course.findUniqueOrThrow({ where: { slug: 'tea' } })
  const edits: Edit[] = [
    ['items/all.yaml', 'concept: leaves', 'concept: nowhere'],
    ['lessons/green-tea.md', '(#leaves)', '(#cup)'],
  ]
  await expect(load(...edits)).rejects.toThrow(
    /content\/tea\/items\/all\.yaml:\d+: there is no concept nowhere\n[\s\S]*green-tea\.md:\d+: .*green-tea#cup/,
  )
  expect(await database().course.findUniqueOrThrow({ where: { slug: 'tea' } })).toEqual(before)
})

test('a course whose slug differs from its folder isn’t loaded', async () => {
  await expect(load(['course.yaml', 'slug: tea', 'slug: coffee'])).rejects.toThrow(/its slug is coffee/)
})

test('concurrent loads leave one current version of each item', async () => {
  await Promise.all([load(), load(), load(HARDER)])
  const { versions, currentVersion } = await findItem('pick')
  expect(new Set(versions.map(({ number }) => number)).size).toBe(versions.length)
  expect(versions.at(-1)).toEqual(currentVersion)
})

test('changed keys and rules are logged with previous values; a first load is one entry', async () => {
  const newest = async () => (await database().auditEntry.findFirst({ orderBy: { id: 'desc' } }))?.id ?? 0n
  const since = async (id: bigint) =>
    database().auditEntry.findMany({ where: { id: { gt: id } }, orderBy: { id: 'asc' } })
  const first = await newest()
  const files = smallCourse(['course.yaml', 'slug: tea', 'slug: new-tea'])
  await loadCourses(database(), SALT, [{ folder: 'content/new-tea', slug: 'new-tea', files }])
  expect(await since(first)).toMatchObject([
    { action: 'course.load', actorId: null, after: { questions: 13, quizzes: 4, changed: 0 } },
  ])

  await load()
  const before = await findItem('pick')
  const second = await newest()
  await load(HARDER, ['quizzes/mixed.yaml', 'pools:', 'rules: { attempts: 2 }\npools:'])
  expect(await since(second)).toMatchObject([
    { action: 'course.load', subjectType: 'course', after: { changed: 1 } },
    {
      ...{ action: 'item.publish', actorId: null, subjectType: 'item', subjectId: before.id },
      before: { version: before.currentVersion?.number, content: before.currentVersion?.content },
      after: { content: { stem: 'A harder stem' } },
    },
    {
      ...{ action: 'rules.quiz', actorId: null, subjectType: 'quiz' },
      before: { attempts: null },
      after: { attempts: 2 },
    },
  ])
  await load()
})
