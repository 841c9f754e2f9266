import { randomUUID } from 'node:crypto'
import { splitArticle } from '@/domain/content/split-article'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { saveResponse } from '@/server/attempts/save-response'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { releaseGrades } from '@/server/grading/release-grades'
import { saveGrading } from '@/server/grading/save-grading'
import { addSnippet } from '@/server/grading/snippets'
import { createAccessToken } from '@/server/http/access-tokens'
import { createImport } from '@/server/interchange/create-import'
import { orderImport } from '@/server/interchange/order-import'
import { runImport } from '@/server/interchange/run-import'
import { db } from '@/server/platform/db'
import { createRegradeRequest } from '@/server/regrade-requests/create-regrade-request'
import { applyRegrade } from '@/server/regrading/apply-regrade'
import { answerReviews } from '@/server/review/answer-review'
import { createShare } from '@/server/shares/shares'
import { acting, addMember } from './class-people'
import { sampleArticle } from './sample-article'
import { createAccount, createAssignmentRow, createBankItem } from './sample-class'
import { sampleItem } from './sample-items'

const COURSE = 'csto-nagorno-karabakh'
/** The slug of the lesson that is assigned to it. */
export const ASSIGNED_LESSON = 'the-deal'

export type WholeClass = Awaited<ReturnType<typeof createWholeClass>>

/**
 * A class with at least one of everything that a request can name, in the bundled course. The second question was
 * answered incorrectly.
 */
export async function createWholeClass() {
  const { id: courseId } = await db().course.findUniqueOrThrow({ where: { slug: COURSE } })
  const instructor = await createAccount('Instructor of the whole class')
  const members = { create: { userId: instructor, role: 'INSTRUCTOR' as const } }
  const newClass = async (name: string) =>
    (await db().class.create({ data: { courseId, name, members }, select: { id: true } })).id
  const classId = await newClass('The whole class')
  const elsewhere = await newClass('The other class of the same instructor')
  const assistant = await addMember(classId, 'ASSISTANT')
  const observer = await addMember(classId, 'OBSERVER')
  const student = await addMember(classId, 'STUDENT')
  // The rule for staff can be set only with two-step verification, and only an account that has it can be reset.
  await db().authenticator.createMany({
    data: [instructor, student].map((userId) => ({ userId, secret: 'sealed', confirmedAt: new Date() })),
  })
  const former = await addMember(classId, 'STUDENT')
  await db().classMember.updateMany({ where: { classId, userId: former }, data: { leftAt: new Date() } })
  const slugs = [1, 2].map((number) => `own-${number}-${randomUUID()}`)
  const items = []
  for (const id of slugs)
    items.push(
      await createBankItem(
        courseId,
        { ...sampleItem('single-choice'), id, concept: 'legal-status' },
        { classId },
      ),
    )
  const draft = await db().item.create({
    data: { ...{ courseId, classId, slug: `own-${randomUUID()}` }, type: 'numeric', concept: '', draft: {} },
  })
  const { quizId, assignmentId } = await createAssignmentRow({ classId, courseId, itemSlugs: slugs })
  const unpublished = await createAssignmentRow({ classId, courseId, itemSlugs: slugs, isPublished: false })
  await db().lessonAssignment.create({ data: { classId, lessonSlug: ASSIGNED_LESSON } })
  const group = await db().classGroup.create({
    data: { classId, name: 'A group', members: { create: { userId: student } } },
  })
  const invitation = await db().classInvitation.create({
    data: { classId, email: `${randomUUID()}@example.org`, code: randomUUID() },
  })
  const withdrawn = await db().classInvitation.create({
    data: {
      ...{ classId, email: `${randomUUID()}@example.org`, code: randomUUID() },
      withdrawnAt: new Date(),
    },
  })
  const category = await db().gradeCategory.create({
    data: { classId, name: 'A category', weight: 100 },
  })
  await attachArticles(courseId, classId)
  const target = { classId, assignmentId }
  const attempt = await takeAttempt(student, target)
  await createRegradeRequest(
    student,
    { attempt, slot: 2, argument: 'It was right, I am sure.', paragraph: null },
    new Date(),
  )
  const regradeRequest = await db().regradeRequest.findFirstOrThrow({ where: { classId } })
  const item = items[0] ?? ''
  const version = (await db().itemVersion.findFirstOrThrow({ where: { itemId: item } })).id
  const regrade = {
    item,
    version,
    policy: 'full-credit',
    reason: 'It was unclear.',
    now: new Date(),
  } as const
  const run = await applyRegrade(acting(instructor), target, regrade)
  const media = await addImage(classId, instructor)
  const essay = await addEssay({ classId, courseId, student, instructor })
  const own = await ownThings(student)
  // An accommodation by email applies only to verified accounts.
  await db().user.update({ where: { id: student }, data: { emailVerifiedAt: new Date() } })
  const approved = `${randomUUID()}@example.org`
  await db().user.create({ data: { email: approved, isApprovedInstructor: true } })
  return {
    ...{
      classId,
      elsewhere,
      instructor,
      assistant,
      observer,
      student,
      gone: former,
      item,
      version,
      run,
      attempt,
    },
    ...(await addImport(classId, instructor)),
    ...{ media, quizId, assignment: assignmentId, unpublished: unpublished.assignmentId, draft: draft.id },
    ...essay,
    ...{
      group: group.id,
      category: category.id,
      invitation: invitation.id,
      withdrawn: withdrawn.id,
      regradeRequest: regradeRequest.id,
      approved,
      ...own,
    },
    email: (await db().user.findUniqueOrThrow({ where: { id: student } })).email ?? '',
  }
}

/** Two uploaded files. A question of the first one is imported. */
async function addImport(classId: string, instructor: string) {
  const files = ['One{T}\n\nTwo{F}', 'Three{T}'].map((text) => ({
    name: 'questions.gift',
    bytes: new TextEncoder().encode(`// ${randomUUID()}\n${text}`),
  }))
  const importBatch = await createImport(acting(instructor), classId, async () => files)
  const [one] = await db().importedQuestion.findMany({
    where: { batchId: importBatch },
    orderBy: [{ file: { position: 'asc' } }, { position: 'asc' }],
    select: { id: true },
  })
  const order = { as: 'draft', concept: '', ifKnown: 'update', isAssignmentOnly: false } as const
  const target = { class: classId, import: importBatch }
  await orderImport(acting(instructor), target, { ids: [one?.id ?? ''] }, { ...order, tags: [] })
  await runImport(db(), importBatch, new Date())
  const file = await db().importFile.findFirstOrThrow({ where: { batchId: importBatch, position: 2 } })
  return { importBatch, importFile: file.id }
}

/** An image that no question shows yet. */
async function addImage(classId: string, createdById: string): Promise<string> {
  const id = randomUUID()
  const image = { sha256: id, type: 'image/webp', width: 1, height: 1, size: 1 }
  await db().media.create({
    data: { ...{ id, classId, createdById }, ...image, bytes: { create: { bytes: new Uint8Array([1]) } } },
  })
  return id
}

/** An answer that was graded, released, and graded differently since, and a snippet. */
async function addEssay(of: { classId: string; courseId: string; student: string; instructor: string }) {
  const { classId, courseId, student, instructor } = of
  const id = `own-essay-${randomUUID()}`
  const item = { ...sampleItem('open-response'), id, concept: 'legal-status' }
  await createBankItem(courseId, item, { classId })
  const { assignmentId } = await createAssignmentRow({ classId, courseId, itemSlugs: [id] })
  const target = { classId, assignmentId }
  const now = new Date()
  const { id: attemptId } = await startAssignment(student, target, { password: '', now })
  await saveResponse({
    ...{ learnerId: student, attemptId, slot: 1, response: 'I agree.' },
    ...{ revision: 0, clientId: 'tab', sequence: 1 },
  })
  await submitAttempt({ learnerId: student, attemptId, now })
  const grade = (one: number) =>
    saveGrading(
      acting(instructor),
      { ...target, attemptId, slot: 1 },
      { points: { one, two: 0, three: 0 }, comment: '', revision: 1, now },
    )
  await grade(1)
  await releaseGrades(acting(instructor), target, { itemId: null, now })
  await grade(2)
  const snippet = await addSnippet(instructor, classId, 'Well argued.')
  return { essayAssignment: assignmentId, essayAttempt: attemptId, snippet: snippet.id }
}

/** The text of the article for the class, and for all accounts. */
async function attachArticles(courseId: string, classId: string): Promise<void> {
  const paragraphs = splitArticle(sampleArticle())
  for (const scope of [
    { scopeId: classId, classId },
    { scopeId: courseId, classId: null },
  ]) {
    const { scopeId } = scope
    await db().sourceCopy.upsert({
      where: { scopeId },
      create: { ...scope, courseId, paragraphs },
      update: { paragraphs },
    })
  }
}

/** Correct, then incorrect, submitted; then an answer that came too late. */
async function takeAttempt(learnerId: string, target: { classId: string; assignmentId: string }) {
  const now = new Date()
  const { id: attemptId } = await startAssignment(learnerId, target, { password: '', now })
  const save = (slot: number, response: string, sequence: number) =>
    saveResponse({ learnerId, attemptId, slot, response, revision: 0, clientId: 'tab', sequence })
  await save(1, 'a', 1)
  await save(2, 'b', 1)
  await submitAttempt({ learnerId, attemptId, now })
  await save(2, 'a', 2).catch(() => 'refused, and kept in the log')
  return attemptId
}

/** What belongs only to a learner. */
async function ownThings(learnerId: string) {
  const viewer = { id: learnerId, role: 'LEARNER', isGuest: false, email: 'x', name: null } as const
  const share = { course: COURSE, label: 'A tutor', days: 7, sections: ['knowledge' as const] }
  await createShare(learnerId, share, new Date())
  await createAccessToken({ name: 'A script', lifetimeDays: 30, scopes: ['attempts:read'] }, viewer)
  const report = await db().itemReport.create({
    data: { learnerId, itemVersionId: await publicVersion(), why: 'It is wrong.' },
  })
  const message = await db().notification.create({
    data: { userId: learnerId, kind: 'graded', title: 'Marked', body: '', path: '/classes' },
  })
  const [{ id: shareId }, { id: tokenId }] = [
    await db().progressShare.findFirstOrThrow({ where: { learnerId } }),
    await db().accessToken.findFirstOrThrow({ where: { userId: learnerId } }),
  ]
  const session = randomUUID()
  const expiresAt = new Date(Date.now() + 86_400_000)
  await db().session.create({
    data: { id: session, userId: learnerId, device: 'Firefox', ipAddress: '127.0.0.1', expiresAt },
  })
  const identity = randomUUID()
  await db().account.create({ data: { userId: learnerId, provider: 'github', providerAccountId: identity } })
  const passkeys = [randomUUID(), randomUUID()]
  await db().passkey.createMany({
    data: passkeys.map((credentialId) => ({
      ...{ userId: learnerId, credentialId, publicKey: '', counter: 0, device: 'Firefox' },
    })),
  })
  const reviewed = await reviewOne(learnerId)
  return {
    share: shareId,
    token: tokenId,
    session,
    identity,
    passkey: passkeys[0] ?? '',
    message: message.id,
    report: report.id,
    reviewed,
  }
}

/** A question of the course. */
async function publicVersion(): Promise<string> {
  const item = await db().item.findFirstOrThrow({
    where: { course: { slug: COURSE }, classId: null, type: 'true-false', isLessonCheck: false },
    select: { currentVersionId: true },
  })
  return item.currentVersionId ?? ''
}

/** @returns the review answer in the log */
async function reviewOne(learnerId: string): Promise<string> {
  const identity = { clientId: randomUUID(), sequence: 1, versionId: await publicVersion(), pair: null }
  const answer = { response: true, confidence: null, durationMs: null, rating: null, answeredAt: null }
  const [answered] = await answerReviews(learnerId, COURSE, [{ ...identity, ...answer }], new Date())
  return answered?.id ?? ''
}
