import 'server-only'
import type { itemOperations } from '@/contract/operations/item-operations'
import { requireClassPermission } from '@/server/access/class-access'
import { getOwnItem } from '@/server/access/item-access'
import { exportQuestions } from '@/server/interchange/export-questions'
import { ItemSearchSchema, listItems } from '@/server/items/item-queries'
import { createItem, draftOf, publishItem, saveDraft } from '@/server/items/write-item'
import type { HandlersOf } from '../run-operation'

export const itemHandlers: HandlersOf<typeof itemOperations> = {
  listItems: async ({ params, viewer }) => {
    const ofClass = await requireClassPermission(viewer.id, params.class, 'teach')
    const items = await listItems(ofClass, ItemSearchSchema.parse({ retired: 'yes' }))
    return { items: items.map(({ asked: _, origin: __, item: ___, ...listed }) => listed) }
  },

  exportItems: async ({ params, viewer, caller: { ipAddress } }) => {
    const { class: classId, format, from, retired } = params
    const actor = { id: viewer.id, ipAddress }
    const { bytes, report, ...file } = await exportQuestions(actor, classId, { from, retired }, format)
    return { ...file, content: Buffer.from(bytes).toString('base64'), questions: report }
  },

  createItem: async ({ params, body, viewer, caller: { ipAddress } }) => ({
    id: await createItem({ id: viewer.id, ipAddress }, { class: params.class, type: body.type }),
  }),

  getDraft: async ({ params, viewer }) => {
    const own = await getOwnItem(viewer.id, { classId: params.class, itemId: params.item })
    const { draftRevision: revision, draftSavedAt } = own
    return { draft: draftOf(own), revision, savedAt: draftSavedAt?.toISOString() ?? null }
  },

  saveDraft: async ({ params, body, viewer, caller: { ipAddress } }) => {
    const target = { classId: params.class, itemId: params.item }
    const edited = { ...body, now: new Date() }
    const { revision, savedAt } = await saveDraft({ id: viewer.id, ipAddress }, target, edited)
    return { revision, savedAt: savedAt.toISOString() }
  },

  publishItem: ({ params, viewer, caller: { ipAddress } }) =>
    publishItem({ id: viewer.id, ipAddress }, { classId: params.class, itemId: params.item }),
}
