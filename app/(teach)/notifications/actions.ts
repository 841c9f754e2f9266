'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { NOTIFICATION_TYPES } from '@/domain/notifications/notification'
import { defineAction } from '@/server/http/define-action'
import { FormSchema } from '@/server/http/read-form'
import { markRead, setMutedNotifications } from '@/server/notifications/notification-queries'

export const markReadAction = defineAction({
  access: 'account',
  schema: z.object({}),
  run: async (_, viewer) => {
    await markRead(viewer.id, new Date())
    revalidatePath('/notifications')
    return 'All notifications marked as read.'
  },
})

export const setMutedAction = defineAction({
  access: 'account',
  schema: FormSchema,
  run: async (form, viewer) => {
    const muted = Object.keys(NOTIFICATION_TYPES).filter((kind) => form[kind] !== 'on')
    await setMutedNotifications(viewer.id, muted)
    revalidatePath('/notifications')
    return 'Saved.'
  },
})
