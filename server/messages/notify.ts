import type { MessageKind } from '@/domain/messages/message'
import type { Tx } from '@/server/db'

export type NewMessage = {
  userId: string
  kind: MessageKind
  title: string
  body: string
  /** Where it leads, within this site. */
  path: string
}

/** Tells people something, but those who switched its kind off: two statements, however many there are. Mail follows by itself. */
export async function notify(tx: Tx, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return
  const muted = await tx.user.findMany({
    where: {
      id: { in: [...new Set(messages.map(({ userId }) => userId))] },
      mutedMessages: { isEmpty: false },
    },
    select: { id: true, mutedMessages: true },
  })
  const silent = new Map(muted.map(({ id, mutedMessages }) => [id, mutedMessages]))
  await tx.message.createMany({
    data: messages.filter(({ userId, kind }) => !silent.get(userId)?.includes(kind)),
  })
}
