import { itemOperations } from '@/server/api/operations/item-operations'
import { actorOf } from '@/server/http/actor'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { saveDraft } from '@/server/items/write-item'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(itemOperations.saveDraft, async ({ params, body, viewer }) => {
    const target = { classId: params.class, itemId: params.item }
    const { revision, savedAt } = await saveDraft(await actorOf(viewer), target, { ...body, now: new Date() })
    return { revision, savedAt: savedAt.toISOString() }
  }),
)
