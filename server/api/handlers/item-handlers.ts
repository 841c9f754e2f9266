import 'server-only'
import type { itemOperations } from '@/contract/operations/item-operations'
import { getClassFor } from '@/server/access/class-access'
import { ItemSearchSchema, listItems } from '@/server/items/item-queries'
import { createItem, publishItem, saveDraft } from '@/server/items/write-item'
import type { HandlersOf } from '../run-operation'

export const itemHandlers: HandlersOf<typeof itemOperations> = {
  listItems: async ({ params, viewer }) => {
    const ofClass = await getClassFor(viewer.id, params.class, 'teach')
    const items = await listItems(ofClass, ItemSearchSchema.parse({ retired: 'yes' }))
    return { items: items.map(({ asked: _, origin: __, item: ___, ...listed }) => listed) }
  },

  createItem: async ({ params, body, viewer, caller: { address } }) => ({
    id: await createItem({ id: viewer.id, address }, { class: params.class, type: body.type }),
  }),

  saveDraft: async ({ params, body, viewer, caller: { address } }) => {
    const place = { classId: params.class, itemId: params.item }
    const edited = { ...body, now: new Date() }
    const { revision, savedAt } = await saveDraft({ id: viewer.id, address }, place, edited)
    return { revision, savedAt: savedAt.toISOString() }
  },

  publishItem: ({ params, viewer, caller: { address } }) =>
    publishItem({ id: viewer.id, address }, { classId: params.class, itemId: params.item }),
}
