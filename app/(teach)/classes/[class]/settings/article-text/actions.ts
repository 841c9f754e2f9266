'use server'

import { revalidatePath } from 'next/cache'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'
import {
  AttachFields,
  attachSourceCopy,
  PreviewFields,
  previewArticle,
} from '@/server/source-copies/attach-source-copy'
import { ClassScopeSchema } from '@/server/source-copies/copy-scope'
import { removeSourceCopy } from '@/server/source-copies/remove-source-copy'

export const previewArticleAction = defineAction({
  access: 'account',
  schema: ClassScopeSchema.extend(PreviewFields),
  run: (input, viewer) => previewArticle(viewer.id, input),
})

export const attachArticleAction = defineAction({
  access: 'account',
  schema: ClassScopeSchema.extend(AttachFields),
  run: async (input, viewer) => {
    await attachSourceCopy(await actorOf(viewer), input, new Date())
    revalidatePath(`/classes/${encodeURIComponent(input.class)}/settings`, 'layout')
    return 'Attached. ¶ marks now open the text.'
  },
})

export const removeArticleAction = defineAction({
  access: 'account',
  schema: ClassScopeSchema,
  run: async (input, viewer) => {
    await removeSourceCopy(await actorOf(viewer), input)
    revalidatePath(`/classes/${encodeURIComponent(input.class)}/settings`, 'layout')
    return 'Removed.'
  },
})
