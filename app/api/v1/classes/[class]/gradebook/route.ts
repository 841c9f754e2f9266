import { requireClassPermission } from '@/server/access/class-access'
import { gradebookOperations } from '@/server/api/operations/gradebook-operations'
import {
  GradebookSearchSchema,
  listGradebookColumns,
  listGradebookRows,
} from '@/server/grades/gradebook-queries'
import { defineResource, defineRoute } from '@/server/http/define-route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(gradebookOperations.getGradebook, async ({ params, viewer }) => {
    const ofClass = await requireClassPermission(viewer.id, params.class, 'viewGrades')
    const columns = await listGradebookColumns(ofClass.id, new Date())
    const page = await listGradebookRows(ofClass.id, columns, GradebookSearchSchema.parse(params))
    const assignments = columns.map(({ quizId: _, exceptions: __, ...column }) => column)
    return { assignments, ...page }
  }),
)
