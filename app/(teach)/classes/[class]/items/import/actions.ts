'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { ImportParamsSchema } from '@/contract/schemas/import-schemas'
import { idText } from '@/contract/schemas/shared-fields'
import { IMPORT_FILTER_NAMES } from '@/domain/interchange/import-filters'
import { ImportOrderSchema, readTags } from '@/domain/interchange/import-order'
import { TagsSchema } from '@/domain/items/item-fields'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'
import { selectedFrom } from '@/server/http/read-form'
import { ChangeFormatSchema, changeFormat } from '@/server/interchange/create-import'
import { cancelImport, deleteImport, discardImported, orderImport } from '@/server/interchange/order-import'
import { startImport } from '@/server/interchange/start-import'
import { AppError } from '@/server/platform/errors'

const pathOf = (params: { class: string; import: string }) =>
  `/classes/${encodeURIComponent(params.class)}/items/import/${encodeURIComponent(params.import)}`

const CONFIRM_PUBLISHING =
  'Complete questions will be published. They can be asked from then on, and publishing can’t be undone: you can only retire them.'

/** Imports the selected questions, or else all that the page’s filter shows. */
export const importQuestionsAction = defineAction({
  access: 'account',
  schema: z
    .looseObject({
      tags: z.string().default(''),
      isAssignmentOnly: z.literal('on').optional(),
      confirmed: z.literal('on').optional(),
    })
    .transform(({ tags, isAssignmentOnly, confirmed, ...form }) => ({
      ...form,
      tags: readTags(tags),
      isAssignmentOnly: isAssignmentOnly === 'on',
      isConfirmed: confirmed === 'on',
      ids: selectedFrom(form, 'question'),
    }))
    .pipe(
      ImportOrderSchema.extend({
        ...ImportParamsSchema.shape,
        tags: TagsSchema,
        isAssignmentOnly: z.boolean(),
        show: z.enum(IMPORT_FILTER_NAMES),
        category: z.string().max(200).default(''),
        ids: z.array(idText),
        isConfirmed: z.boolean(),
      }),
    ),
  run: async ({ ids, show, category, isConfirmed, class: classId, import: batchId, ...order }, viewer) => {
    if (order.as === 'published' && !isConfirmed)
      throw new AppError('INVALID_INPUT', { userMessage: CONFIRM_PUBLISHING, canConfirm: true })
    const target = { class: classId, import: batchId }
    const selection = ids.length > 0 ? { ids } : { show, category }
    const count = await orderImport(await actorOf(viewer), target, selection, order)
    await startImport(batchId, count)
    revalidatePath(`/classes/${classId}/items`, 'layout')
    redirect(pathOf(target))
  },
})

export const changeFormatAction = defineAction({
  access: 'account',
  schema: ChangeFormatSchema,
  run: async (input, viewer) => {
    await changeFormat(await actorOf(viewer), input)
    redirect(pathOf(input))
  },
})

export const cancelImportAction = defineAction({
  access: 'account',
  schema: ImportParamsSchema,
  run: async (target, viewer) => {
    await cancelImport(await actorOf(viewer), target)
    redirect(pathOf(target))
  },
})

export const discardImportedAction = defineAction({
  access: 'account',
  schema: ImportParamsSchema,
  run: async (target, viewer) => {
    await discardImported(await actorOf(viewer), target)
    revalidatePath(`/classes/${target.class}/items`, 'layout')
    redirect(pathOf(target))
  },
})

export const deleteImportAction = defineAction({
  access: 'account',
  schema: ImportParamsSchema,
  run: async (target, viewer) => {
    await deleteImport(await actorOf(viewer), target)
    redirect(`/classes/${encodeURIComponent(target.class)}/items/import`)
  },
})
