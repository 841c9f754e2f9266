import { inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { totalOf } from '@/components/grades/describe-total'
import { RulesSchema } from '@/domain/attempts/rules'
import { SCALE_PRESETS } from '@/domain/grades/grade-scale'
import { requireClassPermission } from '@/server/access/class-access'
import { listAssignmentsForStudent } from '@/server/assignments/assignment-queries'
import { copyClass } from '@/server/classes/copy-class'
import { getStudentPage } from '@/server/classes/student-queries'
import { exportGrades, exportSpreadsheet } from '@/server/grades/export-grades'
import {
  type CategoryInput,
  getGradeSettings,
  setAssignmentCategories,
  setCategories,
  setGradeScale,
} from '@/server/grades/grade-settings'
import { listGradebookColumns } from '@/server/grades/gradebook-columns'
import {
  type GradebookSearch,
  GradebookSearchSchema,
  listGradebookRows,
} from '@/server/grades/gradebook-queries'
import { previewGrades } from '@/server/grades/import-grades'
import { getOwnTotal } from '@/server/grades/student-total'
import { acting, actionsOf, errorWith, othersOf } from '@/tests/support/class-people'
import { countStatements } from '@/tests/support/count-statements'
import { createAssignmentRow, createClass } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

const CLOSED = { closesAt: '2026-01-01T00:00:00Z' }
const HOMEWORK: CategoryInput = { id: null, name: 'Homework', weight: 40, dropLowest: 1 }
const EXAMS: CategoryInput = { id: null, name: 'Exams', weight: 60, dropLowest: 0 }

type Own = Awaited<ReturnType<typeof createGraded>>

/**
 * Ada and Ben, with homework of 10, 20, and 10 points, of which the last has closed; an exam of 50 points; and extra credit of 5 points in the
 * exams. Homework counts for 40% without the lowest grade, exams for 60%.
 */
async function createGraded() {
  const testClass = await createClass({ students: 2, points: 10 })
  const { classId, courseId, instructorId } = testClass
  const [ada = '', ben = ''] = testClass.studentIds
  await database().user.update({ where: { id: ada }, data: { name: 'Ada' } })
  await database().user.update({ where: { id: ben }, data: { name: 'Ben' } })
  const add = (title: string, points: number, rules = {}) =>
    createAssignmentRow({ ...{ classId, courseId, title, points, rules }, itemSlugs: ['item-1'] })
  const first = { quizId: testClass.quizId, assignmentId: testClass.assignmentId }
  const work = {
    ...{ first, second: await add('Second', 20), third: await add('Third', 10, CLOSED) },
    ...{ exam: await add('Exam', 50), bonus: await add('Bonus', 5) },
  }
  const actor = acting(instructorId)
  await setCategories(actor, classId, [HOMEWORK, EXAMS])
  const { categories } = await getGradeSettings(instructorId, classId)
  const [homework = '', exams = ''] = categories.map(({ id }) => id)
  const put = ({ assignmentId }: { assignmentId: string }, categoryId: string, isExtraCredit = false) => ({
    ...{ assignmentId, categoryId, isExtraCredit },
  })
  await setAssignmentCategories(actor, classId, [
    ...[put(work.first, homework), put(work.second, homework), put(work.third, homework)],
    ...[put(work.exam, exams), put(work.bonus, exams, true)],
  ])
  const grade = (quizId: string, learnerId: string, scoreRatio: number | null, change = {}) =>
    database().grade.create({ data: { quizId, learnerId, scoreRatio, attempts: 1, ...change } })
  await grade(work.first.quizId, ada, 0.8)
  await grade(work.second.quizId, ada, 0.5)
  await grade(work.exam.quizId, ada, 0.9)
  await grade(work.bonus.quizId, ada, 0.4)
  await grade(work.first.quizId, ben, 0.2)
  await grade(work.third.quizId, ben, 0.3, { isExcused: true })
  return { ...testClass, ...work, actor, ada, ben, homework, exams, grade }
}

async function read({ classId }: Own, search: Partial<GradebookSearch> = {}) {
  const columns = await listGradebookColumns(classId, new Date())
  const page = await listGradebookRows(classId, columns, GradebookSearchSchema.parse(search))
  return { columns, ...page }
}

test('totals follow categories, dropped grades, extra credit, and the scale', async () => {
  const own = await createGraded()
  await setGradeScale(own.actor, own.classId, SCALE_PRESETS.letters)
  const { columns, rows, totalMeanRatio, totalMedianRatio } = await read(own)
  expect(columns.map(({ title, category }) => [title, category?.name])).toEqual([
    ...[
      ['An assignment', 'Homework'],
      ['Second', 'Homework'],
      ['Third', 'Homework'],
    ],
    ...[
      ['Exam', 'Exams'],
      ['Bonus', 'Exams'],
    ],
  ])
  // Ada: homework 8 and 10 of 30 without the missing one = 60%; exams 45 + 2 of 50 = 94%; 0.4 × 60 + 0.6 × 94 = 80.4%.
  // Ben: homework 2 of 10, since the excused one doesn't count and one grade always does; nothing in exams: 20%.
  expect(rows).toMatchObject([
    {
      ...{ name: 'Ada', totalRatio: expect.closeTo(0.804, 12), letter: 'B', isPassing: true },
      ...{ missing: [own.third.assignmentId], dropped: [own.third.assignmentId] },
    },
    {
      name: 'Ben',
      totalRatio: expect.closeTo(0.2, 12),
      letter: 'F',
      isPassing: false,
      missing: [],
      dropped: [],
    },
  ])
  expect(totalMeanRatio).toBeCloseTo(0.502, 12)
  expect(totalMedianRatio).toBeCloseTo(0.502, 12)
  expect(columns[0]).toMatchObject({
    meanRatio: expect.closeTo(0.5, 12),
    medianRatio: expect.closeTo(0.5, 12),
  })
})

test('a student sees the same total as the gradebook and the person’s page', async () => {
  const own = await createGraded()
  const now = new Date()
  const { rows } = await read(own)
  for (const { id, totalRatio } of rows) {
    const page = await getStudentPage(own.instructorId, { classId: own.classId, studentId: id }, now)
    expect(totalOf(page.total.entries).ratio).toBe(totalRatio)
    const ofClass = await requireClassPermission(id, own.classId, 'view')
    // Grades without attempts are manual ones for the student.
    await database().$executeRaw`UPDATE "Grade" SET "manualRatio" = "scoreRatio" WHERE "learnerId" = ${id}`
    const assigned = await listAssignmentsForStudent(id, ofClass, now)
    const { entries } = await getOwnTotal(own.classId, id, assigned, now)
    expect(totalOf(entries).ratio).toBe(totalRatio)
    expect(entries.every(({ isHidden }) => !isHidden)).toBe(true)
  }
})

test('a score that is hidden from a student isn’t in the total that they see', async () => {
  const rules = { resultsPolicy: 'exam', closesAt: '2999-01-01T00:00:00Z' }
  const testClass = await createClass({ students: 1, rules })
  const [student = ''] = testClass.studentIds
  const now = new Date()
  await database().attempt.create({
    data: {
      ...{
        learnerId: student,
        courseSlug: testClass.courseSlug,
        quizId: testClass.quizId,
        title: 'x',
        seed: 's',
      },
      ...{ number: 1, state: 'GRADED', earned: 2, possible: 4, submittedAt: now, gradedAt: now },
      rules: JSON.parse(JSON.stringify(RulesSchema.parse(rules))),
    },
  })
  await database().grade.create({
    data: { quizId: testClass.quizId, learnerId: student, scoreRatio: 0.5, attempts: 1 },
  })
  const ofClass = await requireClassPermission(student, testClass.classId, 'view')
  const assigned = await listAssignmentsForStudent(student, ofClass, now)
  const total = await getOwnTotal(testClass.classId, student, assigned, now)
  expect(total.entries).toMatchObject([{ isHidden: true, cell: { ratio: null } }])
  expect(totalOf(total.entries).ratio).toBeNull()
})

test('filters find late, missing, and excused work and totals below a threshold', async () => {
  const own = await createGraded()
  const names = async (search: Partial<GradebookSearch>) =>
    (await read(own, search)).rows.map(({ name }) => name)
  expect(await names({ only: 'missing' })).toEqual(['Ada'])
  expect(await names({ only: 'excused' })).toEqual(['Ben'])
  expect(await names({ only: 'late' })).toEqual([])
  await database().attempt.create({
    data: {
      ...{ learnerId: own.ben, courseSlug: own.courseSlug, quizId: own.first.quizId, title: 'x', seed: 's' },
      ...{ number: 1, state: 'GRADED', isLate: true, earned: 1, possible: 5 },
    },
  })
  expect(await names({ only: 'late' })).toEqual(['Ben'])
  const { rows } = await read(own)
  expect(rows[1]?.cells[own.first.assignmentId]).toMatchObject({ isLate: true })
  expect(rows[0]?.cells[own.first.assignmentId]).toMatchObject({ isLate: false })
  expect(await names({ only: 'below', below: 20 })).toEqual([])
  expect(await names({ only: 'below', below: 20.01 })).toEqual(['Ben'])
  expect(await names({ only: 'below', below: 81 })).toEqual(['Ada', 'Ben'])
})

test('reading the gradebook takes the same number of statements for any number of students and assignments', async () => {
  const own = await createGraded()
  const one = await createClass({ students: 1 })
  const statementsFor = async (classId: string) =>
    countStatements(async () => {
      const columns = await listGradebookColumns(classId, new Date())
      await listGradebookRows(classId, columns, GradebookSearchSchema.parse({ sort: 'total' }))
    })
  // A category takes one more statement than none.
  expect((await statementsFor(own.classId)) - (await statementsFor(one.classId))).toBeLessThanOrEqual(1)
})

test('categories are checked, replaced together, and logged', async () => {
  const own = await createGraded()
  const set = (categories: CategoryInput[]) => setCategories(own.actor, own.classId, categories)
  await expect(set([{ ...HOMEWORK, weight: 39.9 }, EXAMS])).rejects.toMatchObject({
    ...{ code: 'INVALID_INPUT', userMessage: expect.stringContaining('99.9%') },
  })
  await expect(set([HOMEWORK, { ...EXAMS, name: 'homework' }])).rejects.toEqual(errorWith('INVALID_INPUT'))
  const third = { id: null, name: 'Talks', weight: 33.3, dropLowest: 0 }
  // 33.3 + 33.3 + 33.4 is 100 in decimal arithmetic.
  await set([
    ...[third, { ...HOMEWORK, id: own.homework, weight: 33.3 }],
    { ...EXAMS, name: 'Tests', id: own.exams, weight: 33.4 },
  ])
  const settings = await getGradeSettings(own.instructorId, own.classId)
  expect(settings.categories.map(({ name, weight }) => [name, weight])).toEqual([
    ...[
      ['Talks', 33.3],
      ['Homework', 33.3],
      ['Tests', 33.4],
    ],
  ])
  expect(settings.assignments.find(({ title }) => title === 'Exam')?.categoryId).toBe(own.exams)
  const before = await actionsOf(own.classId)
  await set(settings.categories)
  expect(await actionsOf(own.classId)).toEqual(before)
  expect(before.filter((action) => action === 'gradebook.change')).toHaveLength(2)
  expect(before.filter((action) => action === 'assignment.change')).toHaveLength(5)
  // Without categories, totals are those of a class that never had any: Ada 8 + 10 + 0 + 45 + 2 of 90.
  await set([])
  expect(
    (await getGradeSettings(own.instructorId, own.classId)).assignments.map((row) => row.categoryId),
  ).toEqual([...[null, null, null, null, null]])
  expect((await read(own)).rows[0]?.totalRatio).toBeCloseTo(65 / 90, 12)
})

test('instructors and teaching assistants change only their own class’s gradebook settings', async () => {
  const [own, other] = [await createGraded(), await createGraded()]
  const others = await othersOf(own.classId, own.ada)
  for (const [userId, code] of [...others, [other.instructorId, 'NOT_FOUND'] as const]) {
    const actor = acting(userId)
    await expect(getGradeSettings(userId, own.classId)).rejects.toEqual(errorWith(code))
    await expect(setCategories(actor, own.classId, [])).rejects.toEqual(errorWith(code))
    await expect(setAssignmentCategories(actor, own.classId, [])).rejects.toEqual(errorWith(code))
    await expect(setGradeScale(actor, own.classId, SCALE_PRESETS.pass)).rejects.toEqual(errorWith(code))
  }
  const foreign = { assignmentId: other.first.assignmentId, categoryId: null, isExtraCredit: true }
  await expect(setAssignmentCategories(own.actor, own.classId, [foreign])).rejects.toEqual(
    errorWith('NOT_FOUND'),
  )
  const mixed = { assignmentId: own.first.assignmentId, categoryId: other.homework, isExtraCredit: false }
  await expect(setAssignmentCategories(own.actor, own.classId, [mixed])).rejects.toEqual(
    errorWith('NOT_FOUND'),
  )
  const stolen = { ...HOMEWORK, id: other.homework, weight: 100 }
  await expect(setCategories(own.actor, own.classId, [stolen])).rejects.toEqual(errorWith('NOT_FOUND'))
})

test('an export with categories and letters is imported without changes', async () => {
  const own = await createGraded()
  await setGradeScale(own.actor, own.classId, SCALE_PRESETS.signs)
  const search = GradebookSearchSchema.parse({})
  for (const form of ['wide', 'long'] as const) {
    const { lines } = await exportGrades(own.instructorId, own.classId, search, { form }, new Date())
    if (form === 'wide') expect(lines[1]).toMatch(/,80\.4,B−,8,10,,45,2\r\n$/)
    const target = { classId: own.classId, assignmentId: null }
    const planned = await previewGrades(own.instructorId, target, lines.join(''))
    expect(planned).toMatchObject({ changes: [], bad: [], problems: [], same: 10 })
  }
})

test('a selection of assignments is exported, also as a spreadsheet file', async () => {
  const own = await createGraded()
  await database().user.update({ where: { id: own.ben }, data: { name: '=1+1\u0001' } })
  const input = [
    ...([
      own.instructorId,
      own.classId,
      GradebookSearchSchema.parse({ sort: 'total', order: 'down' }),
    ] as const),
    { form: 'wide' as const, columns: [own.exam.assignmentId] },
    new Date(),
  ] as const
  const { lines } = await exportGrades(...input)
  expect(lines[0]).toMatch(/Total \(%\),Exam \(of 50\)\r\n$/)
  expect(lines[1]).toMatch(/^Ada,.*,80\.4,45\r\n$/)
  const { fileName, content } = await exportSpreadsheet(...input)
  expect(fileName).toBe('grades-a-class-of-a-test.xlsx')
  const files = unzip(content)
  const texts = `${files.get('xl/sharedStrings.xml') ?? ''}${files.get('xl/worksheets/sheet1.xml') ?? ''}`
  for (const text of ['Exam (of 50)', 'Ada', '=1+1', '80.4', '45']) expect(texts).toContain(`>${text}<`)
  for (const text of ['<f>', '\u0001']) expect(texts).not.toContain(text)
})

/** The texts in a ZIP file, by name, as its central directory lists them. */
function unzip(content: Buffer): Map<string, string> {
  const files = new Map<string, string>()
  const end = content.lastIndexOf(Buffer.from('PK\u0005\u0006'))
  for (let at = content.readUInt32LE(end + 16); at < end; ) {
    const [method, size] = [content.readUInt16LE(at + 10), content.readUInt32LE(at + 20)]
    const lengths = [28, 30, 32].map((offset) => content.readUInt16LE(at + offset))
    const name = content.toString('utf8', at + 46, at + 46 + (lengths[0] ?? 0))
    const local = content.readUInt32LE(at + 42)
    const start = local + 30 + content.readUInt16LE(local + 26) + content.readUInt16LE(local + 28)
    const packed = content.subarray(start, start + size)
    files.set(name, (method === 0 ? packed : inflateRawSync(packed)).toString('utf8'))
    at += 46 + lengths.reduce((sum, length) => sum + length, 0)
  }
  return files
}

test('a copy of the class gets its categories, extra credit, and scale', async () => {
  const own = await createGraded()
  await setGradeScale(own.actor, own.classId, SCALE_PRESETS.pass)
  const { id } = await copyClass(own.actor, {
    ...{ class: own.classId, name: 'Next', term: '', from: '2026-09-01', to: '2027-09-01' },
  })
  const settings = await getGradeSettings(own.instructorId, id)
  expect(settings.scale).toEqual(SCALE_PRESETS.pass)
  expect(settings.categories).toMatchObject([
    { name: 'Homework', weight: 40, dropLowest: 1 },
    { name: 'Exams', weight: 60, dropLowest: 0 },
  ])
  expect(settings.categories.map((category) => category.id)).not.toContain(own.homework)
  const exams = settings.categories[1]?.id
  expect(settings.assignments.find(({ title }) => title === 'Bonus')).toMatchObject({
    ...{ categoryId: exams, isExtraCredit: true },
  })
})
