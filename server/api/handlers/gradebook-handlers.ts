import 'server-only'
import type { gradebookOperations } from '@/contract/operations/gradebook-operations'
import { requireClassPermission } from '@/server/access/class-access'
import { listGradebookColumns } from '@/server/grades/gradebook-columns'
import { GradebookSearchSchema, listGradebookRows } from '@/server/grades/gradebook-queries'
import { setGrade } from '@/server/grades/set-grade'
import type { HandlersOf } from '../run-operation'

export const gradebookHandlers: HandlersOf<typeof gradebookOperations> = {
  getGradebook: async ({ params, viewer }) => {
    const ofClass = await requireClassPermission(viewer.id, params.class, 'viewGrades')
    const columns = await listGradebookColumns(ofClass.id, new Date())
    const page = await listGradebookRows(ofClass.id, columns, GradebookSearchSchema.parse(params))
    const assignments = columns.map(({ quizId: _, exceptions: __, ...column }) => column)
    return { assignments, ...page }
  },

  setGrade: async ({ params, body, viewer, caller: { ipAddress } }) => {
    const { manualPoints, confirmed = false, reason, isExcused, note } = body
    await setGrade(
      { id: viewer.id, ipAddress },
      { classId: params.class, assignmentId: params.assignment },
      params.student,
      {
        isConfirmed: confirmed,
        ...(manualPoints !== undefined && { manualPoints }),
        ...(reason !== undefined && { reason }),
        ...(isExcused !== undefined && { isExcused }),
        ...(note !== undefined && { note }),
      },
    )
  },
}
