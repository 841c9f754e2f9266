import { beforeAll, expect, test } from 'vitest'
import { EXPORT_FORMATS } from '@/domain/interchange/export-formats'
import {
  exportQuestions,
  listExportScopes,
  previewExport,
  selectForExport,
} from '@/server/interchange/export-questions'
import { readUpload } from '@/server/interchange/open-file'
import { acting } from '@/tests/support/class-people'
import { useTestDatabase } from '@/tests/support/test-database'
import { createWholeClass, type WholeClass } from '@/tests/support/whole-class'
import '@/tests/support/session-secret'

const database = useTestDatabase()
let whole: WholeClass
beforeAll(async () => {
  whole = await createWholeClass()
})

const own = { from: 'class', retired: '' } as const

test('a class’s published questions are exported in each format, and read again', async () => {
  const { classId, instructor } = whole
  const preview = await previewExport(instructor, classId, own, 'gift')
  expect(preview.drafts).toBeGreaterThan(0)
  const published = preview.report.length
  expect(published).toBeGreaterThan(1)
  for (const { id, extension } of EXPORT_FORMATS) {
    const { fileName, bytes, report } = await exportQuestions(acting(instructor), classId, own, id)
    expect(fileName).toBe(`the-whole-class${extension}`)
    expect(report).toHaveLength(published)
    const written = report.filter(({ fidelity }) => fidelity !== 'none').length
    const read = await readUpload({ name: fileName, bytes })
    expect(read.questions).toHaveLength(written)
    expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  }
})

test('the preview says the same as the file’s report, and is not logged', async () => {
  const { classId, instructor } = whole
  const count = () => database().auditEntry.count({ where: { classId, action: 'item.export' } })
  const before = await count()
  const { report } = await previewExport(instructor, classId, own, 'csv')
  expect(await count()).toBe(before)
  expect((await exportQuestions(acting(instructor), classId, own, 'csv')).report).toEqual(report)
  expect(await count()).toBe(before + 1)
  const entry = await database().auditEntry.findFirstOrThrow({
    where: { classId, action: 'item.export' },
    orderBy: { id: 'desc' },
  })
  expect(entry).toMatchObject({ actorId: instructor, subjectType: 'class', after: { format: 'CSV' } })
})

test('an assignment’s questions are in its order, with the citation of their paragraphs', async () => {
  const { classId, assignment, instructor } = whole
  const scope = { from: assignment, retired: '' } as const
  const { questions } = await selectForExport(instructor, classId, scope)
  const { quiz } = await database().assignment.findUniqueOrThrow({
    where: { id: assignment },
    select: { quiz: { select: { definition: true } } },
  })
  expect(questions.map(({ item }) => item.id)).toEqual((quiz.definition as { items: string[] }).items)
  expect(questions[0]?.question.source).toMatch(/^Paragraph 3 of Janko Šćepanović, “/)
  expect(questions[0]?.question.concept).not.toBeNull()
  expect(await listExportScopes((await selectForExport(instructor, classId, own)).class)).toContainEqual([
    assignment,
    expect.stringMatching(/^Assignment: /),
  ])
})

test('the course’s questions are exported without lesson checks', async () => {
  const { classId, assistant } = whole
  const { questions } = await selectForExport(assistant, classId, { from: 'course', retired: '' })
  expect(questions.length).toBeGreaterThan(100)
  expect(questions.filter(({ item }) => item.id.startsWith('check-'))).toEqual([])
})

test('retired questions are exported if they are asked for', async () => {
  const { classId, instructor } = whole
  const { report } = await previewExport(instructor, classId, own, 'gift')
  const [first] = report
  await database().item.updateMany({
    where: { classId, slug: first?.id ?? '' },
    data: { retiredAt: new Date() },
  })
  const without = await previewExport(instructor, classId, own, 'gift')
  const all = await previewExport(instructor, classId, { from: 'class', retired: 'yes' }, 'gift')
  expect([without.report.length, all.report.length]).toEqual([report.length - 1, report.length])
  await database().item.updateMany({ where: { classId, slug: first?.id ?? '' }, data: { retiredAt: null } })
})

test('only staff who can read keys export, even after the class was archived', async () => {
  const { classId, assignment, student, observer, gone, assistant } = whole
  const other = await createWholeClass()
  const scopes = [own, { from: 'course', retired: '' }, { from: assignment, retired: '' }] as const
  const file = (viewer: string, scope: (typeof scopes)[number]) =>
    exportQuestions(acting(viewer), classId, scope, 'gift')
  for (const scope of scopes) {
    for (const viewer of [other.instructor, gone])
      await expect(file(viewer, scope)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    for (const viewer of [student, observer])
      await expect(file(viewer, scope)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  }
  await expect(
    exportQuestions(acting(other.instructor), other.classId, { from: assignment, retired: '' }, 'gift'),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await database().class.update({ where: { id: classId }, data: { archivedAt: new Date() } })
  for (const scope of scopes) expect((await file(assistant, scope)).bytes.length).toBeGreaterThan(0)
  await database().class.update({ where: { id: classId }, data: { archivedAt: null } })
})
