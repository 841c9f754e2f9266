'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { ItemParamsSchema, NewItemSchema } from '@/contract/schemas/editor-schemas'
import { plural } from '@/domain/text/format'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'
import { ChangeItemsSchema, changeItems } from '@/server/items/change-items'
import { copyToOtherClass, duplicateItem, MoveItemSchema, moveItem } from '@/server/items/move-item'
import { ChangeItemStateSchema, changeItemState, copyItem, createItem } from '@/server/items/write-item'

const listOf = (classId: string) => `/classes/${encodeURIComponent(classId)}/items`

export const createItemAction = defineAction({
  access: 'account',
  schema: NewItemSchema,
  run: async (input, viewer) => {
    const id = await createItem(await actorOf(viewer), input)
    redirect(`${listOf(input.class)}/${id}`)
  },
})

export const copyItemAction = defineAction({
  access: 'account',
  schema: ItemParamsSchema,
  run: async (input, viewer) => {
    const id = await copyItem(await actorOf(viewer), input)
    redirect(`${listOf(input.class)}/${id}`)
  },
})

export const duplicateItemAction = defineAction({
  access: 'account',
  schema: ItemParamsSchema,
  run: async (input, viewer) => {
    const target = { classId: input.class, itemId: input.item }
    const id = await duplicateItem(await actorOf(viewer), target, new Date())
    redirect(`${listOf(input.class)}/${id}`)
  },
})

export const moveItemAction = defineAction({
  access: 'account',
  schema: MoveItemSchema,
  run: async (input, viewer) => {
    await moveItem(await actorOf(viewer), input)
    redirect(`${listOf(input.to)}/${encodeURIComponent(input.item)}?moved=${encodeURIComponent(input.class)}`)
  },
})

/** As `moveItemAction`, but copies a question that has to stay. */
export const copyToClassAction = defineAction({
  access: 'account',
  schema: MoveItemSchema,
  run: async (input, viewer) => {
    const id = await copyToOtherClass(await actorOf(viewer), input)
    redirect(`${listOf(input.to)}/${id}`)
  },
})

export const changeItemStateAction = defineAction({
  access: 'account',
  schema: ChangeItemStateSchema,
  run: async (input, viewer) => {
    await changeItemState(await actorOf(viewer), input, new Date())
    revalidatePath(listOf(input.class))
    if (input.what === 'discard') redirect(listOf(input.class))
    if (input.what === 'retire') redirect(undoPath(input.class, [input.item]))
    return 'Saved.'
  },
})

const TICK = 'item.'

/** Each selected question has a separate field. */
const ChangeForm = z
  .looseObject({})
  .transform((form) => ({
    ...form,
    items: Object.keys(form).flatMap((name) => (name.startsWith(TICK) ? [name.slice(TICK.length)] : [])),
  }))
  .pipe(ChangeItemsSchema)

export const changeItemsAction = defineAction({
  access: 'account',
  schema: ChangeForm,
  run: async (input, viewer) => {
    const changed = await changeItems(await actorOf(viewer), input, new Date())
    revalidatePath(listOf(input.class), 'layout')
    const count = plural(changed.length, 'question')
    switch (input.what) {
      case 'retire':
        return redirect(undoPath(input.class, changed))
      case 'restore':
        return `Restored ${count}.`
      case 'tag':
        return `Added “${input.tag}” to ${count}.`
      case 'untag':
        return `Removed “${input.tag}” from ${count}.`
    }
  },
})

/** The list, which offers to restore the questions that were just retired. */
function undoPath(classId: string, items: readonly string[]): string {
  return `${listOf(classId)}?${new URLSearchParams(items.map((id) => ['undo', id]))}`
}
