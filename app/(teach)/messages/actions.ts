'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { MESSAGE_KINDS } from '@/domain/messages/message'
import { defineAction } from '@/server/http/define-action'
import { FormSchema } from '@/server/http/read-form'
import { markRead, setMutedMessages } from '@/server/messages/message-queries'

export const markReadAction = defineAction({
  access: 'account',
  schema: z.object({}),
  run: async (_, viewer) => {
    await markRead(viewer.id, new Date())
    revalidatePath('/messages')
    return 'All notifications marked as read.'
  },
})

export const setMutedAction = defineAction({
  access: 'account',
  schema: FormSchema,
  run: async (form, viewer) => {
    const muted = Object.keys(MESSAGE_KINDS).filter((kind) => form[kind] !== 'on')
    await setMutedMessages(viewer.id, muted)
    revalidatePath('/messages')
    return 'Saved.'
  },
})
