import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { addToKey } from '@/domain/regrading/add-to-key'
import { responseKey } from '@/domain/regrading/response-key'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { requiredText } from '@/domain/text/typed-text'
import { requireClassPermission } from '@/server/access/class-access'
import { parsedItem } from '@/server/content/parsed-items'
import { addItemVersion, copyToClass, lockItem } from '@/server/items/add-version'
import { notify } from '@/server/notifications/notify'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'

export const ResolveRegradeRequestsSchema = z.object({
  class: idText,
  /** One of the regrade requests for equal answers. All of them are resolved. */
  regradeRequest: idText,
  accept: z.enum(['yes', 'no']),
  reply: requiredText('Enter a reply.', { most: TEXT_LIMITS.message }),
})

export type Answered = {
  /** The page that previews the scores with the new key; null if nothing needs a regrade. */
  regradePath: string | null
  count: number
}

/**
 * Accepts or declines all open regrade requests for equal answers to one question of an assignment. Accepting creates a version of the question that
 * accepts the answer, of the class's own item or of its copy of a course item. A regrade, which is previewed first, then changes the scores.
 * @throws AppError as `requireClassPermission`; NOT_FOUND; CONFLICT if someone else resolved a request
 */
export async function resolveRegradeRequests(
  actor: ActingPerson,
  input: z.infer<typeof ResolveRegradeRequestsSchema>,
  now: Date,
): Promise<Answered> {
  const ofClass = await requireClassPermission(actor.id, input.class, 'teach')
  return db().$transaction(async (tx) => {
    const one = await tx.regradeRequest.findFirst({
      where: { id: input.regradeRequest, classId: ofClass.id },
      select: {
        response: true,
        itemVersionId: true,
        attempt: {
          select: { title: true, quizId: true, quiz: { select: { assignment: { select: { id: true } } } } },
        },
      },
    })
    const assignmentId = one?.attempt.quiz?.assignment?.id
    if (!one || !assignmentId) throw new AppError('NOT_FOUND')
    const { itemId, item } = await getItem(tx, one.itemVersionId)
    const ofItem = await tx.regradeRequest.findMany({
      where: {
        classId: ofClass.id,
        state: 'OPEN',
        attempt: { quizId: one.attempt.quizId },
        itemVersionId: { in: await versionsOf(tx, itemId) },
      },
      select: { id: true, learnerId: true, attemptId: true, response: true },
    })
    const key = responseKey(item, one.response)
    const open = ofItem.filter(({ response }) => responseKey(item, response) === key)
    if (open.length === 0) throw new AppError('CONFLICT')
    const isAccepted = input.accept === 'yes'
    const { count } = await tx.regradeRequest.updateMany({
      where: { id: { in: open.map(({ id }) => id) }, state: 'OPEN' },
      data: {
        state: isAccepted ? 'ACCEPTED' : 'DECLINED',
        reply: input.reply,
        answeredById: actor.id,
        answeredAt: now,
      },
    })
    // Someone else resolved one at the same time: no student gets both replies.
    if (count !== open.length) throw new AppError('CONFLICT')
    await writeAudit(
      tx,
      actor,
      ...open.map(({ id, learnerId }) => ({
        action: 'regrade-request.resolve' as const,
        classId: ofClass.id,
        subject: { type: 'regrade-request' as const, id },
        learnerId,
        before: { state: 'OPEN' },
        after: { state: isAccepted ? 'ACCEPTED' : 'DECLINED', reply: input.reply },
      })),
    )
    await notify(
      tx,
      open.map(({ learnerId, attemptId }) => ({
        userId: learnerId,
        kind: 'regrade-request-resolved' as const,
        title: `${isAccepted ? 'Accepted' : 'Declined'}: ${one.attempt.title}`,
        body: input.reply,
        path: `/attempts/${attemptId}/results`,
      })),
    )
    if (!isAccepted) return { regradePath: null, count: open.length }
    const path = `/classes/${ofClass.id}/assignments/${assignmentId}/regrade?item=${itemId}`
    const accepted = addToKey(item, one.response)
    const version = accepted.ok
      ? await addAccepted(tx, actor, ofClass.id, {
          ...{ itemId, versionId: one.itemVersionId },
          responses: open.map(({ response }) => response),
        })
      : null
    // If no key can accept the answer, a regrade gives everyone full credit.
    const regrade = version === null ? 'policy=full-credit' : `version=${version}&policy=new-or-old`
    return { regradePath: `${path}&${regrade}`, count: open.length }
  })
}

async function getItem(tx: Tx, versionId: string) {
  const { itemId, ...version } = await tx.itemVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: { id: true, itemId: true, content: true },
  })
  return { itemId, item: parsedItem(version) }
}

async function versionsOf(tx: Tx, itemId: string): Promise<string[]> {
  const versions = await tx.itemVersion.findMany({ where: { itemId }, select: { id: true } })
  return versions.map(({ id }) => id)
}

/**
 * Adds a version that accepts the answers, based on the latest version of the class's own item or of its copy.
 * @returns the version's ID; null if the class changed the question so much that its key can't accept them
 */
async function addAccepted(
  tx: Tx,
  by: ActingPerson,
  classId: string,
  { itemId, versionId, responses }: { itemId: string; versionId: string; responses: readonly unknown[] },
): Promise<string | null> {
  const { classId: owner } = await tx.item.findUniqueOrThrow({
    where: { id: itemId },
    select: { classId: true },
  })
  const ownId = owner === classId ? itemId : (await copyToClass(tx, { classId, versionId, by })).itemId
  await lockItem(tx, ownId)
  const own = await tx.item.findUniqueOrThrow({
    where: { id: ownId },
    select: { currentVersion: { select: { id: true, content: true } } },
  })
  if (!own.currentVersion) throw new AppError('CONFLICT')
  let content = parsedItem(own.currentVersion)
  // The responses are equal under the original key, but may differ under a later one, so each is added separately.
  for (const response of responses) {
    const accepted = addToKey(content, response)
    if (!accepted.ok) return null
    content = accepted.item
  }
  const { id } = await addItemVersion(tx, { itemId: ownId, content, by, accepted: responses })
  return id
}
