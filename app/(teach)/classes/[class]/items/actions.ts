'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { ItemParamsSchema, NewItemSchema } from '@/contract/schemas/editor-schemas'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'
import { ChangeItemStateSchema, changeItemState, copyItem, createItem } from '@/server/items/write-item'

export const createItemAction = defineAction({
  access: 'account',
  schema: NewItemSchema,
  run: async (input, viewer) => {
    const id = await createItem(await actorOf(viewer), input)
    redirect(`/classes/${input.class}/items/${id}`)
  },
})

export const copyItemAction = defineAction({
  access: 'account',
  schema: ItemParamsSchema,
  run: async (input, viewer) => {
    const id = await copyItem(await actorOf(viewer), input)
    redirect(`/classes/${input.class}/items/${id}`)
  },
})

export const changeItemStateAction = defineAction({
  access: 'account',
  schema: ChangeItemStateSchema,
  run: async (input, viewer) => {
    await changeItemState(await actorOf(viewer), input, new Date())
    revalidatePath(`/classes/${input.class}/items`)
    if (input.what === 'discard') redirect(`/classes/${input.class}/items`)
    return 'Saved.'
  },
})
