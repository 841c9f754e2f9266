import 'server-only'
import type { gradebookOperations } from '@/contract/operations/gradebook-operations'
import { getClassFor } from '@/server/access/class-access'
import {
  GradebookSearchSchema,
  listGradebookColumns,
  listGradebookRows,
} from '@/server/marks/gradebook-queries'
import { setMark } from '@/server/marks/set-mark'
import type { HandlersOf } from '../run-operation'

export const gradebookHandlers: HandlersOf<typeof gradebookOperations> = {
  getGradebook: async ({ params, viewer }) => {
    const ofClass = await getClassFor(viewer.id, params.class, 'read')
    const columns = await listGradebookColumns(ofClass.id, new Date())
    const page = await listGradebookRows(ofClass.id, columns, GradebookSearchSchema.parse(params))
    const assignments = columns.map(({ quizId: _, exceptions: __, ...column }) => column)
    return { assignments, ...page }
  },

  setMark: async ({ params, body, viewer, caller: { address } }) => {
    const { manualPoints, confirmed = false, reason, isExcluded, note } = body
    await setMark(
      { id: viewer.id, address },
      { classId: params.class, assignmentId: params.assignment },
      params.student,
      {
        isConfirmed: confirmed,
        ...(manualPoints !== undefined && { manualPoints }),
        ...(reason !== undefined && { reason }),
        ...(isExcluded !== undefined && { isExcluded }),
        ...(note !== undefined && { note }),
      },
    )
  },
}
