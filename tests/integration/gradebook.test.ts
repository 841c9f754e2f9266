import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { countingScore } from '@/domain/attempts/counting-score'
import { getMarkCell } from '@/server/marks/cell-queries'
import { exportMarks } from '@/server/marks/export-marks'
import {
  type GradebookSearch,
  GradebookSearchSchema,
  listGradebookColumns,
  listGradebookRows,
} from '@/server/marks/gradebook-queries'
import { importMarks, previewMarks } from '@/server/marks/import-marks'
import { refreshMarks } from '@/server/marks/refresh-marks'
import { setMark } from '@/server/marks/set-mark'
import { createAccount, createAssignmentRow, createClass } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

const by = (id: string) => ({ id, address: '192.0.2.1' })
const code = (wanted: string) => expect.objectContaining({ code: wanted })
type Class = Awaited<ReturnType<typeof createClass>>
const placeOf = ({ classId, assignmentId }: Class) => ({ classId, assignmentId })

const give = (quizId: string, learnerId: string, scoreRatio: number | null) =>
  database().mark.create({ data: { quizId, learnerId, scoreRatio, attempts: 1 } })

async function read(ofClass: Class, search: Partial<GradebookSearch> = {}) {
  const columns = await listGradebookColumns(ofClass.classId, new Date())
  const page = await listGradebookRows(ofClass.classId, columns, GradebookSearchSchema.parse(search))
  return { columns, ...page }
}

/** Three students and two assignments; the second has closed. */
async function createGradebook() {
  const ofClass = await createClass({ students: 3, points: 10 })
  const [ada = '', ben = '', cem = ''] = ofClass.studentIds
  const second = await createAssignmentRow({
    classId: ofClass.classId,
    courseId: ofClass.courseId,
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
  await give(ofClass.quizId, ada, 0.8)
  await give(ofClass.quizId, ben, 0.4)
  await give(second.quizId, ada, 0.5)
  return { ...ofClass, ada, ben, cem, second }
}

test('totals are sums of points; what closed without a mark counts 0, or not, as is asked', async () => {
  const ofClass = await createGradebook()
  const { rows, columns } = await read(ofClass)
  expect(columns.map(({ points, isClosed, meanRatio }) => ({ points, isClosed, meanRatio }))).toEqual([
    { points: 10, isClosed: false, meanRatio: expect.closeTo(0.6, 9) },
    { points: 30, isClosed: true, meanRatio: 0.5 },
  ])
  expect(rows.map(({ name, totalRatio }) => [name, totalRatio])).toEqual([
    ['Ada', expect.closeTo((8 + 15) / 40, 9)],
    ['Ben', expect.closeTo(4 / 40, 9)],
    ['Cem', 0],
  ])
  const plain = await read(ofClass, { zeros: 'no' })
  expect(plain.rows.map(({ totalRatio }) => totalRatio)).toEqual([
    expect.closeTo(23 / 40, 9),
    expect.closeTo(0.4, 9),
    null,
  ])
})

test('a total that equals half in decimal arithmetic isn’t listed as below half', async () => {
  const ofClass = await createGradebook()
  await give(ofClass.quizId, ofClass.cem, 0.29)
  await give(ofClass.second.quizId, ofClass.cem, 0.57)
  const { rows } = await read(ofClass)
  const total = rows.find(({ name }) => name === 'Cem')?.totalRatio
  expect(total).toBeCloseTo(0.5, 12)
  expect(total).toBeLessThan(0.5)
  expect((await read(ofClass, { only: 'below' })).rows.map(({ name }) => name)).toEqual(['Ben'])
})

test('rows are sorted and filtered by the database, a page at a time', async () => {
  const ofClass = await createGradebook()
  const names = async (search: Partial<GradebookSearch>) =>
    (await read(ofClass, search)).rows.map(({ name }) => name)
  expect(await names({ sort: 'name', order: 'down' })).toEqual(['Cem', 'Ben', 'Ada'])
  expect(await names({ sort: 'total', order: 'up' })).toEqual(['Cem', 'Ben', 'Ada'])
  // Who has no mark comes last, whichever way.
  expect(await names({ sort: ofClass.second.assignmentId, order: 'up' })).toEqual(['Ada', 'Ben', 'Cem'])
  expect(await names({ sort: ofClass.assignmentId, order: 'up' })).toEqual(['Ben', 'Ada', 'Cem'])
  expect(await names({ only: 'missing' })).toEqual(['Ben', 'Cem'])
  expect(await names({ only: 'below' })).toEqual(['Ben', 'Cem'])
  expect(await names({ name: 'ben' })).toEqual(['Ben'])
  expect(await names({ name: '%' })).toEqual([])
  expect(await names({ offset: 1 })).toEqual(['Ben', 'Cem'])
  // Whatever the page, everybody who fits is counted.
  expect(await read(ofClass, { offset: 2 })).toMatchObject({ total: 3, hasMore: false })
  expect(await read(ofClass, { only: 'below' })).toMatchObject({ total: 2 })
  const groupIn = async (classId: string) => {
    const members = { create: { userId: ofClass.ben } }
    return (await database().classGroup.create({ data: { classId, name: 'A', members } })).id
  }
  expect(await names({ group: await groupIn(ofClass.classId) })).toEqual(['Ben'])
  // Who is in a group of another class is not told by asking for it here.
  expect(await names({ group: await groupIn((await createClass()).classId) })).toEqual([])
  await database().classMember.updateMany({ where: { userId: ofClass.cem }, data: { leftAt: new Date() } })
  expect(await names({})).toEqual(['Ada', 'Ben'])
  expect(await names({ left: 'yes' })).toEqual(['Ada', 'Ben', 'Cem'])
})

test('a mark by hand stands in place of the attempts, with its reason, its record and its message', async () => {
  const ofClass = await createGradebook()
  const set = (change: Parameters<typeof setMark>[3]) =>
    setMark(by(ofClass.instructorId), placeOf(ofClass), ofClass.ben, change)
  await expect(set({ manualPoints: 9 })).rejects.toEqual(code('INVALID_INPUT'))
  await expect(set({ manualPoints: 999, reason: 'x' })).rejects.toEqual(code('INVALID_INPUT'))
  await set({ manualPoints: 9, reason: 'Oral exam' })
  const cell = await getMarkCell(ofClass.instructorId, placeOf(ofClass), ofClass.ben)
  expect(cell).toMatchObject({ manualRatio: 0.9, scoreRatio: 0.4, manualReason: 'Oral exam' })
  expect(cell.history).toMatchObject([
    { act: 'set a mark by hand', actor: 'Instructor', address: '192.0.2.1' },
  ])
  expect(await database().message.count({ where: { userId: ofClass.ben, kind: 'marked' } })).toBe(1)
  // A grade that comes later changes what the attempts say, not what was set.
  await refreshMarks(database(), ofClass.quizId, 'highest')
  await set({ manualPoints: null })
  await set({ isExcluded: true })
  await set({ note: 'Was ill' })
  const after = await getMarkCell(ofClass.instructorId, placeOf(ofClass), ofClass.ben)
  expect(after).toMatchObject({ manualRatio: null, isExcluded: true, note: 'Was ill' })
  expect(after.history).toHaveLength(4)
  const { rows } = await read(ofClass, { zeros: 'no' })
  expect(rows.find(({ name }) => name === 'Ben')?.totalRatio).toBeNull()
})

test('a reviewer reads marks and sets none; a stranger finds nothing; a stranger’s student is not of the class', async () => {
  const [ofClass, other] = [await createGradebook(), await createGradebook()]
  const reviewer = await createAccount('Reviewer')
  await database().classMember.create({
    data: { classId: ofClass.classId, userId: reviewer, role: 'REVIEWER' },
  })
  expect((await getMarkCell(reviewer, placeOf(ofClass), ofClass.ada)).scoreRatio).toBe(0.8)
  const note = { note: 'x' }
  await expect(setMark(by(reviewer), placeOf(ofClass), ofClass.ada, note)).rejects.toEqual(code('FORBIDDEN'))
  await expect(importMarks(by(reviewer), placeOf(ofClass), 'a@b,1')).rejects.toEqual(code('FORBIDDEN'))
  for (const stranger of [other.instructorId, other.ada]) {
    await expect(getMarkCell(stranger, placeOf(ofClass), ofClass.ada)).rejects.toEqual(code('NOT_FOUND'))
    await expect(setMark(by(stranger), placeOf(ofClass), ofClass.ada, note)).rejects.toEqual(
      code('NOT_FOUND'),
    )
    await expect(previewMarks(stranger, placeOf(ofClass), 'a@b,1')).rejects.toEqual(code('NOT_FOUND'))
    await expect(importMarks(by(stranger), placeOf(ofClass), 'a@b,1')).rejects.toEqual(code('NOT_FOUND'))
    await expect(
      exportMarks(stranger, ofClass.classId, GradebookSearchSchema.parse({}), new Date()),
    ).rejects.toEqual(code('NOT_FOUND'))
  }
  const { instructorId } = ofClass
  await expect(getMarkCell(instructorId, placeOf(ofClass), other.ada)).rejects.toEqual(code('NOT_FOUND'))
  await expect(setMark(by(instructorId), placeOf(ofClass), other.ada, note)).rejects.toEqual(
    code('NOT_FOUND'),
  )
})

test('a file of very many lines is refused in words, whatever stands in them', async () => {
  const ofClass = await createGradebook()
  await expect(
    previewMarks(ofClass.instructorId, placeOf(ofClass), 'x\n'.repeat(100_000)),
  ).rejects.toMatchObject({ code: 'INVALID_INPUT', fieldErrors: { text: expect.stringContaining('5000') } })
})

test('marks from a file: a preview, then all good lines at once, each on record', async () => {
  const ofClass = await createGradebook()
  const emailOf = async (id: string) => (await database().user.findUniqueOrThrow({ where: { id } })).email
  const text = `E-mail,Mark\n${await emailOf(ofClass.ada)},8\n${await emailOf(ofClass.cem)},7.5\nnobody@example.org,3`
  const planned = await previewMarks(ofClass.instructorId, placeOf(ofClass), text)
  expect(planned.map(({ kind, line }) => [kind, line])).toEqual([
    ['same', 2],
    ['set', 3],
    ['bad', 4],
  ])
  expect(await database().mark.count({ where: { learnerId: ofClass.cem } })).toBe(0)
  expect(await importMarks(by(ofClass.instructorId), placeOf(ofClass), text)).toBe(1)
  const cell = await getMarkCell(ofClass.instructorId, placeOf(ofClass), ofClass.cem)
  expect(cell).toMatchObject({ manualRatio: 0.75, manualReason: 'Imported' })
  expect(cell.history).toMatchObject([{ act: 'imported marks' }])
  await expect(importMarks(by(ofClass.instructorId), placeOf(ofClass), text)).rejects.toEqual(
    code('INVALID_INPUT'),
  )
})

test('the file has every student as filtered, and nothing that a spreadsheet would run', async () => {
  const ofClass = await createGradebook()
  await database().user.update({ where: { id: ofClass.ada }, data: { name: '=HYPERLINK("x")' } })
  const search = GradebookSearchSchema.parse({ sort: 'total', order: 'down' })
  const { lines, fileName } = await exportMarks(ofClass.instructorId, ofClass.classId, search, new Date())
  expect(fileName).toBe('marks-a-class-of-a-test.csv')
  expect(lines).toHaveLength(4)
  expect(lines[1]).toMatch(/^"'=HYPERLINK\(""x""\)",/)
  expect(lines[1]).toMatch(/,57\.5,8,15\r\n$/)
  expect(lines[3]).toMatch(/^Cem,.*,0,,\r\n$/)
})

test('what the database says counts of several attempts is what the domain says', async () => {
  const ofClass = await createClass({ students: 1 })
  const learnerId = ofClass.studentIds[0] ?? ''
  const attempts = [
    { earned: 2, possible: 4 },
    { earned: 1, possible: 2 },
    { earned: 0, possible: 0 },
    { earned: 3, possible: 4 },
    { earned: 1, possible: 4 },
  ]
  for (const [index, marks] of attempts.entries())
    await database().attempt.create({
      data: {
        ...{
          learnerId,
          courseSlug: ofClass.courseSlug,
          quizId: ofClass.quizId,
          title: 'x',
          seed: randomUUID(),
        },
        ...{ number: index + 1, state: 'GRADED', ...marks },
      },
    })
  for (const counting of ['highest', 'average', 'first', 'last'] as const) {
    await refreshMarks(database(), ofClass.quizId, counting)
    const mark = await database().mark.findFirstOrThrow({ where: { quizId: ofClass.quizId } })
    expect(mark.scoreRatio, counting).toBeCloseTo(countingScore(attempts, counting) ?? -1, 12)
    expect(mark.attempts).toBe(4)
  }
})
