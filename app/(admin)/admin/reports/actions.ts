'use server'

import { revalidatePath } from 'next/cache'
import { defineAction } from '@/server/http/define-action'
import { CloseReportSchema, closeItemReport } from '@/server/review/item-reports'

export const closeReportAction = defineAction({
  access: 'administrator',
  schema: CloseReportSchema,
  run: async ({ id }) => {
    await closeItemReport(id, new Date())
    revalidatePath('/admin/reports')
    return null
  },
})
