import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { countingScore } from '@/domain/attempts/counting-score'
import { practiceRules } from '@/domain/attempts/rules'
import { createRandom } from '@/domain/items/random'
import { getGradeCell } from '@/server/grades/cell-queries'
import { updateGrades } from '@/server/grades/counting-score-statements'
import { exportGrades } from '@/server/grades/export-grades'
import { listGradebookColumns } from '@/server/grades/gradebook-columns'
import {
  type GradebookSearch,
  GradebookSearchSchema,
  listGradebookRows,
} from '@/server/grades/gradebook-queries'
import { importGrades, previewGrades } from '@/server/grades/import-grades'
import { setGrade } from '@/server/grades/set-grade'
import { createAccount, createAssignmentRow, createClass } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

const WIDE = { form: 'wide', separator: 'comma' } as const
const by = (id: string) => ({ id, ipAddress: '192.0.2.1' })
const code = (wanted: string) => expect.objectContaining({ code: wanted })
type Class = Awaited<ReturnType<typeof createClass>>
const targetOf = ({ classId, assignmentId }: Class) => ({ classId, assignmentId })

const give = (quizId: string, learnerId: string, scoreRatio: number | null) =>
  database().grade.create({ data: { quizId, learnerId, scoreRatio, attempts: 1 } })

async function read(testClass: Class, search: Partial<GradebookSearch> = {}) {
  const columns = await listGradebookColumns(testClass.classId, new Date())
  const page = await listGradebookRows(testClass.classId, columns, GradebookSearchSchema.parse(search))
  return { columns, ...page }
}

/** Three students and two assignments; the second has closed. */
async function createGradebook() {
  const testClass = await createClass({ students: 3, points: 10 })
  const [ada = '', ben = '', cem = ''] = testClass.studentIds
  const second = await createAssignmentRow({
    classId: testClass.classId,
    courseId: testClass.courseId,
    itemSlugs: ['item-1'],
    points: 30,
    rules: { closesAt: '2026-01-01T00:00:00Z' },
  })
  for (const [id, name] of [
    [ada, 'Ada'],
    [ben, 'Ben'],
    [cem, 'Cem'],
  ] as const)
    await database().user.update({ where: { id }, data: { name } })
  await give(testClass.quizId, ada, 0.8)
  await give(testClass.quizId, ben, 0.4)
  await give(second.quizId, ada, 0.5)
  return { ...testClass, ada, ben, cem, second }
}

test('totals sum points, and a closed assignment without a grade counts 0 or not, as requested', async () => {
  const testClass = await createGradebook()
  const { rows, columns } = await read(testClass)
  expect(columns.map(({ points, isClosed, meanRatio }) => ({ points, isClosed, meanRatio }))).toEqual([
    { points: 10, isClosed: false, meanRatio: expect.closeTo(0.6, 9) },
    { points: 30, isClosed: true, meanRatio: 0.5 },
  ])
  expect(rows.map(({ name, totalRatio }) => [name, totalRatio])).toEqual([
    ['Ada', expect.closeTo((8 + 15) / 40, 9)],
    ['Ben', expect.closeTo(4 / 40, 9)],
    ['Cem', 0],
  ])
  const plain = await read(testClass, { zeros: 'no' })
  expect(plain.rows.map(({ totalRatio }) => totalRatio)).toEqual([
    expect.closeTo(23 / 40, 9),
    expect.closeTo(0.4, 9),
    null,
  ])
})

test('a total that equals half in decimal arithmetic isn’t listed as below half', async () => {
  const testClass = await createGradebook()
  await give(testClass.quizId, testClass.cem, 0.29)
  await give(testClass.second.quizId, testClass.cem, 0.57)
  const { rows } = await read(testClass)
  const total = rows.find(({ name }) => name === 'Cem')?.totalRatio
  expect(total).toBeCloseTo(0.5, 12)
  expect(total).toBeLessThan(0.5)
  expect((await read(testClass, { only: 'below' })).rows.map(({ name }) => name)).toEqual(['Ben'])
})

test('the database sorts and filters rows, one page at a time', async () => {
  const testClass = await createGradebook()
  const names = async (search: Partial<GradebookSearch>) =>
    (await read(testClass, search)).rows.map(({ name }) => name)
  expect(await names({ sort: 'name', order: 'down' })).toEqual(['Cem', 'Ben', 'Ada'])
  expect(await names({ sort: 'total', order: 'up' })).toEqual(['Cem', 'Ben', 'Ada'])
  // Students without a grade come last, in either direction.
  expect(await names({ sort: testClass.second.assignmentId, order: 'up' })).toEqual(['Ada', 'Ben', 'Cem'])
  expect(await names({ sort: testClass.assignmentId, order: 'up' })).toEqual(['Ben', 'Ada', 'Cem'])
  expect(await names({ only: 'missing' })).toEqual(['Ben', 'Cem'])
  expect(await names({ only: 'below' })).toEqual(['Ben', 'Cem'])
  expect(await names({ name: 'ben' })).toEqual(['Ben'])
  expect(await names({ name: '%' })).toEqual([])
  expect(await names({ offset: 1 })).toEqual(['Ben', 'Cem'])
  // On every page, the count includes all matching students.
  expect(await read(testClass, { offset: 2 })).toMatchObject({ total: 3, hasMore: false })
  expect(await read(testClass, { only: 'below' })).toMatchObject({ total: 2 })
  const groupIn = async (classId: string) => {
    const members = { create: { userId: testClass.ben } }
    return (await database().classGroup.create({ data: { classId, name: 'A', members } })).id
  }
  expect(await names({ group: await groupIn(testClass.classId) })).toEqual(['Ben'])
  // A group of another class can't be queried here.
  expect(await names({ group: await groupIn((await createClass()).classId) })).toEqual([])
  await database().classMember.updateMany({ where: { userId: testClass.cem }, data: { leftAt: new Date() } })
  expect(await names({})).toEqual(['Ada', 'Ben'])
  expect(await names({ left: 'yes' })).toEqual(['Ada', 'Ben', 'Cem'])
})

test('a manual grade replaces the attempts’ grade and records reason, log, and notification', async () => {
  const testClass = await createGradebook()
  const set = (change: Parameters<typeof setGrade>[3]) =>
    setGrade(by(testClass.instructorId), targetOf(testClass), testClass.ben, change)
  await expect(set({ manualPoints: 9 })).rejects.toEqual(code('INVALID_INPUT'))
  await expect(set({ manualPoints: 999, reason: 'x' })).rejects.toEqual(code('INVALID_INPUT'))
  await set({ manualPoints: 9, reason: 'Oral exam' })
  const cell = await getGradeCell(testClass.instructorId, targetOf(testClass), testClass.ben)
  expect(cell).toMatchObject({ manualRatio: 0.9, scoreRatio: 0.4, manualReason: 'Oral exam' })
  expect(cell.history).toMatchObject([
    { action: 'changed a manual grade', actor: 'Instructor', ipAddress: '192.0.2.1' },
  ])
  expect(await database().notification.count({ where: { userId: testClass.ben, kind: 'graded' } })).toBe(1)
  // A later score changes the attempt score but not the manual grade.
  await updateGrades(database(), testClass.quizId)
  await set({ manualPoints: null })
  await set({ isExcused: true })
  await set({ note: 'Was ill' })
  const after = await getGradeCell(testClass.instructorId, targetOf(testClass), testClass.ben)
  expect(after).toMatchObject({ manualRatio: null, isExcused: true, note: 'Was ill' })
  expect(after.history).toHaveLength(4)
  const { rows } = await read(testClass, { zeros: 'no' })
  expect(rows.find(({ name }) => name === 'Ben')?.totalRatio).toBeNull()
})

test('an observer reads grades and sets none; others find no grades', async () => {
  const [testClass, other] = [await createGradebook(), await createGradebook()]
  const observer = await createAccount('Reviewer')
  await database().classMember.create({
    data: { classId: testClass.classId, userId: observer, role: 'OBSERVER' },
  })
  expect((await getGradeCell(observer, targetOf(testClass), testClass.ada)).scoreRatio).toBe(0.8)
  const note = { note: 'x' }
  await expect(setGrade(by(observer), targetOf(testClass), testClass.ada, note)).rejects.toEqual(
    code('FORBIDDEN'),
  )
  await expect(
    importGrades(by(observer), targetOf(testClass), { text: 'a@b,1', plan: '', confirmed: false }),
  ).rejects.toEqual(code('FORBIDDEN'))
  for (const stranger of [other.instructorId, other.ada]) {
    await expect(getGradeCell(stranger, targetOf(testClass), testClass.ada)).rejects.toEqual(
      code('NOT_FOUND'),
    )
    await expect(setGrade(by(stranger), targetOf(testClass), testClass.ada, note)).rejects.toEqual(
      code('NOT_FOUND'),
    )
    for (const target of [targetOf(testClass), { classId: testClass.classId, assignmentId: null }]) {
      await expect(previewGrades(stranger, target, 'a@b,1')).rejects.toEqual(code('NOT_FOUND'))
      await expect(
        importGrades(by(stranger), target, { text: 'a@b,1', plan: '', confirmed: false }),
      ).rejects.toEqual(code('NOT_FOUND'))
    }
    await expect(
      exportGrades(stranger, testClass.classId, GradebookSearchSchema.parse({}), WIDE, new Date()),
    ).rejects.toEqual(code('NOT_FOUND'))
  }
  const { instructorId } = testClass
  await expect(getGradeCell(instructorId, targetOf(testClass), other.ada)).rejects.toEqual(code('NOT_FOUND'))
  await expect(setGrade(by(instructorId), targetOf(testClass), other.ada, note)).rejects.toEqual(
    code('NOT_FOUND'),
  )
})

test('a file with too many lines is rejected with a message', async () => {
  const testClass = await createGradebook()
  await expect(
    previewGrades(testClass.instructorId, targetOf(testClass), 'x\n'.repeat(100_000)),
  ).rejects.toMatchObject({ code: 'INVALID_INPUT', fieldErrors: { text: expect.stringContaining('50,000') } })
})

const emailOf = async (id: string) => (await database().user.findUniqueOrThrow({ where: { id } })).email ?? ''

/** Previews a file of grades and imports what the preview shows. */
async function importFile(testClass: Class, text: string, confirmed = false) {
  const target = { classId: testClass.classId, assignmentId: null }
  const { plan } = await previewGrades(testClass.instructorId, target, text)
  return importGrades(by(testClass.instructorId), target, { text, plan, confirmed })
}

test('grades from a file are previewed, then imported together, each with its audit entry', async () => {
  const testClass = await createGradebook()
  const text = `Email,Mark\n${await emailOf(testClass.ada)},8\n${await emailOf(testClass.cem)},7.5\nnobody@example.org,3`
  const planned = await previewGrades(testClass.instructorId, targetOf(testClass), text)
  expect(planned).toMatchObject({ same: 1, changes: [{ line: 3, name: 'Cem' }], bad: [{ line: 4 }] })
  expect(await database().grade.count({ where: { learnerId: testClass.cem } })).toBe(0)
  const request = { text, plan: planned.plan, confirmed: false }
  expect(await importGrades(by(testClass.instructorId), targetOf(testClass), request)).toBe(1)
  const cell = await getGradeCell(testClass.instructorId, targetOf(testClass), testClass.cem)
  expect(cell).toMatchObject({ manualRatio: 0.75, manualReason: 'Imported', isExcused: false })
  expect(cell.history).toMatchObject([{ action: 'imported grades' }])
  expect(await database().notification.count({ where: { userId: testClass.cem, kind: 'graded' } })).toBe(1)
  // The class has changed since: nothing is left to import.
  await expect(importGrades(by(testClass.instructorId), targetOf(testClass), request)).rejects.toEqual(
    code('CONFLICT'),
  )
  const { plan } = await previewGrades(testClass.instructorId, targetOf(testClass), text)
  await expect(
    importGrades(by(testClass.instructorId), targetOf(testClass), { ...request, plan }),
  ).rejects.toEqual(code('INVALID_INPUT'))
})

test('excusing and including by import keep the grade and its reason', async () => {
  const testClass = await createGradebook()
  const set = (change: Parameters<typeof setGrade>[3]) =>
    setGrade(by(testClass.instructorId), targetOf(testClass), testClass.ben, change)
  await set({ manualPoints: 3.3333, reason: 'Oral exam' })
  const title = 'An assignment'
  const email = await emailOf(testClass.ben)
  const wide = (grade: string) => `Email,${title} (of 10)\n${email},${grade}`
  expect(await importFile(testClass, wide('EX'))).toBe(1)
  const cell = () => getGradeCell(testClass.instructorId, targetOf(testClass), testClass.ben)
  expect(await cell()).toMatchObject({ manualRatio: 0.33333, manualReason: 'Oral exam', isExcused: true })
  expect(await importFile(testClass, wide('3.3333'))).toBe(1)
  expect(await cell()).toMatchObject({ manualRatio: 0.33333, manualReason: 'Oral exam', isExcused: false })
  // The attempts' grade, not a manual one.
  const adaRow = `Email,${title} (of 10)\n${await emailOf(testClass.ada)},EX`
  await importFile(testClass, adaRow)
  expect(await getGradeCell(testClass.instructorId, targetOf(testClass), testClass.ada)).toMatchObject({
    ...{ manualRatio: null, manualReason: null, scoreRatio: 0.8, isExcused: true },
  })
})

test('grades above the maximum need a confirmation to be imported', async () => {
  const testClass = await createGradebook()
  const text = `Email,An assignment (of 10)\n${await emailOf(testClass.ben)},12`
  await expect(importFile(testClass, text)).rejects.toMatchObject({
    ...{ code: 'INVALID_INPUT', fieldErrors: { confirmed: expect.any(String) } },
  })
  expect(await importFile(testClass, text, true)).toBe(1)
  expect(await getGradeCell(testClass.instructorId, targetOf(testClass), testClass.ben)).toMatchObject({
    manualRatio: 1.2,
  })
})

test('a manual grade above the maximum needs a confirmation; one above twice is rejected', async () => {
  const testClass = await createGradebook()
  const set = (change: Parameters<typeof setGrade>[3]) =>
    setGrade(by(testClass.instructorId), targetOf(testClass), testClass.ben, { reason: 'A bonus', ...change })
  const cell = () => getGradeCell(testClass.instructorId, targetOf(testClass), testClass.ben)
  const refusal = { code: 'INVALID_INPUT', fieldErrors: { manualPoints: expect.any(String) } }
  await expect(set({ manualPoints: 12 })).rejects.toMatchObject({ ...refusal, canConfirm: true })
  expect(await cell()).toMatchObject({ manualRatio: null, history: [] })
  await set({ manualPoints: 10 })
  await set({ manualPoints: 12, isConfirmed: true })
  expect(await cell()).toMatchObject({ manualRatio: 1.2 })
  // A new reason alone doesn't need another confirmation.
  await set({ reason: 'A bonus for the talk' })
  for (const manualPoints of [-1, 20.5, Number.NaN])
    await expect(set({ manualPoints, isConfirmed: true })).rejects.toMatchObject({
      ...{ ...refusal, canConfirm: false },
    })
  expect(await cell()).toMatchObject({ manualRatio: 1.2, manualReason: 'A bonus for the talk' })
})

test('the mean is of the whole class, whatever the filter', async () => {
  const testClass = await createGradebook()
  const means = async () =>
    (await listGradebookColumns(testClass.classId, new Date())).map(({ meanRatio }) => meanRatio)
  const before = await means()
  const columns = await listGradebookColumns(testClass.classId, new Date())
  const { rows } = await listGradebookRows(
    ...([testClass.classId, columns, GradebookSearchSchema.parse({ name: 'Ada' })] as const),
  )
  expect(rows).toHaveLength(1)
  expect(await means()).toEqual(before)
  await database().classMember.updateMany({ where: { userId: testClass.ada }, data: { leftAt: new Date() } })
  expect(await means()).toEqual(before)
})

test('the file has every filtered student and no spreadsheet formulas', async () => {
  const testClass = await createGradebook()
  await database().user.update({ where: { id: testClass.ada }, data: { name: '=HYPERLINK("x")' } })
  const search = GradebookSearchSchema.parse({ sort: 'total', order: 'down' })
  const { lines, fileName } = await exportGrades(
    ...([testClass.instructorId, testClass.classId, search, WIDE, new Date()] as const),
  )
  expect(fileName).toBe('grades-a-class-of-a-test.csv')
  expect(lines).toHaveLength(4)
  expect(lines[1]).toMatch(/^"'=HYPERLINK\(""x""\)",/)
  expect(lines[1]).toMatch(/,57\.5,8,15\r\n$/)
  expect(lines[3]).toMatch(/^Cem,.*,0,,\r\n$/)
})

test('exporting and importing random gradebooks changes nothing', async () => {
  const chance = createRandom('gradebook')
  const random = () => chance.nextInt(2 ** 32) / 2 ** 32
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T
  const NAMES = ['Özgür', '=1+1', "O'Brien", 'Lee, Ani', 'say "hi"', '@home', ' two  spaces ', null]
  for (let turn = 0; turn < 5; turn++) {
    const students = 1 + Math.floor(random() * 6)
    const testClass = await createClass({ students, points: pick([1, 3, 10, 7.5]) })
    const title = pick(['Quiz', '=Quiz', 'Total', 'Parts (of 3)', 'a, "b"; c'])
    const more = await Promise.all(
      ['Quiz', title, title].map((name) =>
        createAssignmentRow({
          ...{
            classId: testClass.classId,
            courseId: testClass.courseId,
            itemSlugs: ['item-1'],
            points: pick([20, 20, 0.5]),
          },
          ...{ title: name, rules: { closesAt: pick([null, '2026-01-01T00:00:00Z']) } },
        }),
      ),
    )
    for (const learnerId of testClass.studentIds) {
      await database().user.update({ where: { id: learnerId }, data: { name: pick(NAMES) } })
      for (const quizId of [testClass.quizId, ...more.map((row) => row.quizId)])
        if (random() < 0.7)
          await database().grade.create({
            data: {
              ...{ quizId, learnerId, attempts: 1, isExcused: random() < 0.2 },
              scoreRatio: pick([null, 0, 1, 1 / 3, random(), 0.3125]),
              manualRatio: pick([null, null, random() * 2]),
              manualReason: 'x',
            },
          })
    }
    if (random() < 0.5)
      await database().classMember.updateMany({
        where: { classId: testClass.classId, userId: testClass.studentIds[0] ?? '' },
        data: { leftAt: new Date() },
      })
    const search = GradebookSearchSchema.parse({ left: 'yes' })
    for (const form of ['wide', 'long'] as const)
      for (const separator of ['comma', 'semicolon', 'tab'] as const) {
        const { lines } = await exportGrades(
          ...([testClass.instructorId, testClass.classId, search, { form, separator }, new Date()] as const),
        )
        const target = { classId: testClass.classId, assignmentId: null }
        const planned = await previewGrades(testClass.instructorId, target, lines.join(''))
        expect(planned).toMatchObject({ changes: [], bad: [], problems: [], same: students * 4 })
      }
  }
}, 60_000)

test('a new reason keeps every digit of the manual grade', async () => {
  const testClass = await createGradebook()
  const set = (change: Parameters<typeof setGrade>[3]) =>
    setGrade(by(testClass.instructorId), targetOf(testClass), testClass.ben, change)
  await expect(set({ reason: 'For what?' })).rejects.toEqual(code('INVALID_INPUT'))
  await database().grade.updateMany({
    where: { quizId: testClass.quizId, learnerId: testClass.ben },
    data: { manualRatio: 0.33333333333333337, manualReason: 'Oral exam' },
  })
  await set({ reason: 'Oral exam, second examiner' })
  await expect(set({ reason: ' ' })).rejects.toEqual(code('INVALID_INPUT'))
  const cell = () => getGradeCell(testClass.instructorId, targetOf(testClass), testClass.ben)
  expect(await cell()).toMatchObject({
    ...{ manualRatio: 0.33333333333333337, manualReason: 'Oral exam, second examiner' },
  })
  await set({ reason: 'Oral exam, second examiner' })
  expect((await cell()).history).toHaveLength(1)
})

test('the database and the domain agree on which attempt counts', async () => {
  const testClass = await createClass({ students: 1 })
  const learnerId = testClass.studentIds[0] ?? ''
  const attempts = [
    { earned: 2, possible: 4 },
    { earned: 1, possible: 2 },
    { earned: 0, possible: 0 },
    { earned: 3, possible: 4 },
    { earned: 1, possible: 4 },
  ]
  for (const [index, grades] of attempts.entries())
    await database().attempt.create({
      data: {
        ...{
          learnerId,
          courseSlug: testClass.courseSlug,
          quizId: testClass.quizId,
          title: 'x',
          seed: randomUUID(),
        },
        ...{ number: index + 1, state: 'GRADED', ...grades },
      },
    })
  await updateGrades(database(), testClass.quizId)
  const unset = await database().grade.findFirstOrThrow({ where: { quizId: testClass.quizId } })
  expect(unset.scoreRatio).toBeCloseTo(countingScore(attempts, practiceRules.counting) ?? -1, 12)
  for (const counting of ['highest', 'average', 'first', 'last'] as const) {
    await database().quiz.update({
      where: { id: testClass.quizId },
      data: { setting: { rules: { counting }, passwordHash: null } },
    })
    await updateGrades(database(), testClass.quizId)
    const mark = await database().grade.findFirstOrThrow({ where: { quizId: testClass.quizId } })
    expect(mark.scoreRatio, counting).toBeCloseTo(countingScore(attempts, counting) ?? -1, 12)
    expect(mark.attempts).toBe(4)
  }
})
