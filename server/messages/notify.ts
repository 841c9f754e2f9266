import type { MessageKind } from '@/domain/messages/message'
import type { Tx } from '@/server/platform/db'

export type NewMessage = {
  userId: string
  kind: MessageKind
  title: string
  body: string
  /** A path on this site that it links to. */
  path: string
  /** Defaults to the database's clock. */
  createdAt?: Date
}

/**
 * Sends notifications, except to users who turned off their type and to anonymous owners. Uses two statements for any number of
 * notifications. A background job emails them.
 */
export async function notify(tx: Tx, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return
  const quiet = await tx.user.findMany({
    where: {
      id: { in: [...new Set(messages.map(({ userId }) => userId))] },
      OR: [{ mutedMessages: { isEmpty: false } }, { isAnonymous: true }],
    },
    select: { id: true, mutedMessages: true, isAnonymous: true },
  })
  const isQuiet = ({ userId, kind }: NewMessage) =>
    quiet.some(
      ({ id, mutedMessages, isAnonymous }) => id === userId && (isAnonymous || mutedMessages.includes(kind)),
    )
  await tx.message.createMany({ data: messages.filter((message) => !isQuiet(message)) })
}
