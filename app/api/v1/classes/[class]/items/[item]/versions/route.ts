import { itemOperations } from '@/server/api/operations/item-operations'
import { actorOf } from '@/server/http/actor'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { publishItem } from '@/server/items/write-item'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(itemOperations.publishItem, async ({ params, viewer }) =>
    publishItem(await actorOf(viewer), { classId: params.class, itemId: params.item }),
  ),
)
