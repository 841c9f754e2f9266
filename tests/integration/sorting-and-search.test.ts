import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { foldForSearch } from '@/domain/text/fold-for-search'
import { requireClassPermission } from '@/server/access/class-access'
import { listStudentLimits } from '@/server/assignments/limits'
import { listLive } from '@/server/assignments/live-queries'
import { listAttemptsForStaff } from '@/server/attempts/staff-queries'
import { AuditSearchSchema, searchAudit } from '@/server/audit/audit-queries'
import { listGroupNames } from '@/server/classes/group-names'
import { listGroups, listPeople } from '@/server/classes/people-queries'
import { listGradebookColumns } from '@/server/grades/gradebook-columns'
import { GradebookSearchSchema, listGradebookRows } from '@/server/grades/gradebook-queries'
import { listItems } from '@/server/items/item-queries'
import { findPeopleByText } from '@/server/platform/people-statements'
import { requestContext } from '@/server/platform/request-context'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { createClass } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'

/** Runs the work in a request of a reader with these languages. */
const asReader = <T>(languages: string, work: () => Promise<T>): Promise<T> =>
  requestContext.run({ id: 'a test', ipAddress: '127.0.0.1', hasReachedAction: false, languages }, work)

const database = useTestDatabase()
const NAMES = ['Zoe', 'özlem', 'Özgür', 'Łukasz', 'Lena', 'Maria']
const SORTED = ['Lena', 'Łukasz', 'Maria', 'Özgür', 'özlem', 'Zoe']

async function createNamedClass() {
  const testClass = await createClass({ students: NAMES.length })
  for (const [index, name] of NAMES.entries())
    await database().user.update({ where: { id: testClass.studentIds[index] ?? '' }, data: { name } })
  for (const name of ['Zug', 'Öl', 'Apfel', 'Ähre', 'Woche 10', 'Woche 2'])
    await database().classGroup.create({ data: { classId: testClass.classId, name } })
  return testClass
}

test('people and groups are sorted without regard to case and accents on every page', async () => {
  const testClass = await createNamedClass()
  const { classId, instructorId, assignmentId } = testClass
  const now = new Date()
  const target = { classId, assignmentId }
  const columns = await listGradebookColumns(classId, now)
  const gradebook = (search: object) =>
    listGradebookRows(classId, columns, GradebookSearchSchema.parse(search))
  const namesOf = (rows: readonly { name: string }[]) => rows.map(({ name }) => name)
  expect(namesOf((await gradebook({})).rows)).toEqual(SORTED)
  expect(namesOf((await gradebook({ order: 'down' })).rows)).toEqual([...SORTED].reverse())
  // No one has a score: equal rows are sorted by name, in either direction.
  expect(namesOf((await gradebook({ sort: 'total', order: 'down' })).rows)).toEqual(SORTED)
  expect(namesOf((await gradebook({ offset: 4 })).rows)).toEqual(SORTED.slice(4))
  const students = (await listPeople(classId)).filter(({ role }) => role === 'student')
  expect(namesOf(students)).toEqual(SORTED)
  expect(namesOf(await listLive(instructorId, target, now))).toEqual(SORTED)
  expect(
    namesOf(await listStudentLimits(await requireAssignmentPermission(instructorId, target, 'viewGrades'))),
  ).toEqual(SORTED)
  const groups = ['Ähre', 'Apfel', 'Öl', 'Woche 2', 'Woche 10', 'Zug']
  expect(namesOf(await listGroups(classId))).toEqual(groups)
  expect(namesOf(await listGroupNames(classId))).toEqual(groups)
})

test('names are sorted as in the reader’s language', async () => {
  const { classId } = await createNamedClass()
  const columns = await listGradebookColumns(classId, new Date())
  const names = async () =>
    (await listGradebookRows(classId, columns, GradebookSearchSchema.parse({}))).rows.map(({ name }) => name)
  expect(await asReader('sv-SE,sv;q=0.9,en;q=0.5', names)).toEqual([
    'Lena',
    'Łukasz',
    'Maria',
    'Zoe',
    'Özgür',
    'özlem',
  ])
  expect(await asReader('pl', names)).toEqual(SORTED)
  expect(await asReader('nothing; q=known', names)).toEqual(SORTED)
})

test('a search without accents finds a name that has them', async () => {
  const testClass = await createNamedClass()
  const { classId, instructorId, studentIds } = testClass
  const columns = await listGradebookColumns(classId, new Date())
  const found = async (name: string) =>
    (await listGradebookRows(classId, columns, GradebookSearchSchema.parse({ name }))).rows.map(
      (row) => row.name,
    )
  expect(await found('ozgur')).toEqual(['Özgür'])
  expect(await found('OZ')).toEqual(['Özgür', 'özlem'])
  expect(await found('lukasz')).toEqual(['Łukasz'])
  expect(await found('ŁUK')).toEqual(['Łukasz'])
  const learnerId = studentIds[NAMES.indexOf('Özgür')] ?? ''
  await database().attempt.create({
    data: {
      ...{
        learnerId,
        courseSlug: testClass.courseSlug,
        quizId: testClass.quizId,
        title: 'x',
        seed: randomUUID(),
      },
      ...{ number: 1, state: 'GRADED', earned: 1, possible: 1 },
    },
  })
  for (const person of ['ozgur', 'ÖZGÜR', 'Ozgür']) {
    const { attempts } = await listAttemptsForStaff({ person, quiz: '', before: null })
    expect(attempts.map((attempt) => attempt.learner)).toEqual([expect.stringContaining('Özgür')])
  }
  await database().auditEntry.create({
    data: { action: 'grade.note', classId, subjectType: 'assignment', subjectId: 'x', learnerId },
  })
  const search = (who: string) => searchAudit(classId, AuditSearchSchema.parse({ who }))
  expect((await search('ozgur')).rows).toMatchObject([{ learner: 'Özgür' }])
  expect((await search('ozgura')).rows).toEqual([])
  const item = await database().item.findFirstOrThrow({ where: { id: testClass.itemIds[0] ?? '' } })
  await database().item.update({ where: { id: item.id }, data: { classId } })
  const version = await database().itemVersion.findFirstOrThrow({ where: { itemId: item.id } })
  const stem = 'Wo liegt Łódź?'
  await database().itemVersion.create({
    data: {
      ...{ itemId: item.id, number: 99, contentHash: 'x' },
      content: { ...(version.content as object), stem },
    },
  })
  const created = await database().itemVersion.findFirstOrThrow({ where: { itemId: item.id, number: 99 } })
  await database().item.update({ where: { id: item.id }, data: { currentVersionId: created.id } })
  const stems = async (text: string) => {
    const listed = await listItems(await requireClassPermission(instructorId, classId, 'viewGrades'), {
      ...{ text, type: '', concept: '', whose: 'own', retired: '' },
    })
    return listed.map((entry) => entry.stem)
  }
  expect(await stems('LODZ')).toEqual([stem])
  expect(await stems('lodza')).toEqual([])
})

test('the database folds text as the domain does', async () => {
  const names = [
    'İsmail IŞIK',
    'Þór Æsa',
    'Đorđe',
    'ΣΟΦΟΣ Σοφός',
    'Йод Ёлка',
    'ดี',
    'かき がき',
    'a  b\tc',
    'ﬁve Ⅳ',
    'Ann\u00ad\u200bie',
    'Œuvre ẞ Straße',
    'Ðħŧı',
    '100% _x\\',
  ]
  for (const name of names) {
    const { id } = await database().user.create({ data: { name, email: `${randomUUID()}@example.org` } })
    expect(await findPeopleByText(name), name).toContain(id)
    expect(await findPeopleByText(foldForSearch(name)), name).toContain(id)
    await database().user.delete({ where: { id } })
  }
})
