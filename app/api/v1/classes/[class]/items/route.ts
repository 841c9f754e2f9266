import { requireClassPermission } from '@/server/access/class-access'
import { itemOperations } from '@/server/api/operations/item-operations'
import { actorOf } from '@/server/http/actor'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { ItemSearchSchema, listItems } from '@/server/items/item-queries'
import { createItem } from '@/server/items/write-item'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(itemOperations.listItems, async ({ params, viewer }) => {
    const ofClass = await requireClassPermission(viewer.id, params.class, 'teach')
    const items = await listItems(ofClass, ItemSearchSchema.parse({ retired: 'yes' }))
    return { items: items.map(({ asked: _, origin: __, item: ___, ...listed }) => listed) }
  }),
  defineRoute(itemOperations.createItem, async ({ params, body, viewer }) => ({
    id: await createItem(await actorOf(viewer), { class: params.class, type: body.type }),
  })),
)
