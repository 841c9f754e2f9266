import { classOperations } from '@/server/api/operations/class-operations'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { defineResource, defineRoute } from '@/server/http/define-route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(classOperations.startAssignment, async ({ params, body, viewer }) => {
    const place = { classId: params.class, assignmentId: params.assignment }
    const { id } = await startAssignment(viewer.id, place, { password: body.password ?? '', now: new Date() })
    return { id }
  }),
)
