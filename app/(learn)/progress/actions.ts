'use server'

import { revalidatePath } from 'next/cache'
import { defineAction } from '@/server/http/define-action'
import { SetDailyGoalSchema, setDailyGoal } from '@/server/review/set-daily-goal'
import { SwitchGoalsSchema, switchGoals } from '@/server/review/switch-goals'

export const saveDailyGoalAction = defineAction({
  access: 'guest',
  schema: SetDailyGoalSchema,
  run: async (input, viewer) => {
    await setDailyGoal(viewer.id, input, new Date())
    revalidatePath('/progress', 'layout')
    revalidatePath('/settings/learning')
    return 'Goal saved.'
  },
})

export const switchGoalsAction = defineAction({
  access: 'guest',
  schema: SwitchGoalsSchema,
  run: async ({ isOn }, viewer) => {
    await switchGoals(viewer.id, isOn, new Date())
    revalidatePath('/progress', 'layout')
    revalidatePath('/settings/learning')
    return null
  },
})
