import type { MessageKind } from '@/domain/messages/message'
import type { Tx } from '@/server/platform/db'

export type NewMessage = {
  userId: string
  kind: MessageKind
  title: string
  body: string
  /** Where it leads, within this site. */
  path: string
  /** Left out, the database's clock. */
  createdAt?: Date
}

/** Tells people something, but those who switched its kind off, and nobody who is gone: two statements, however many there are. Mail follows by itself. */
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
