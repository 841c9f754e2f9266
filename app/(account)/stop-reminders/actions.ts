'use server'

import { defineAction } from '@/server/http/define-action'
import { StopRemindersSchema, stopReminders } from '@/server/review/stop-reminders'

export const stopRemindersAction = defineAction({
  access: 'public',
  schema: StopRemindersSchema,
  run: async (input) => {
    await stopReminders(input, new Date())
    return 'You won’t get study reminders anymore. You can turn them on again under Progress.'
  },
})
