import { classOperations } from '@/server/api/operations/class-operations'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { defineResource, defineRoute } from '@/server/http/define-route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(classOperations.startAssignment, async ({ params, body, viewer }) => {
    const target = { classId: params.class, assignmentId: params.assignment }
    const { id } = await startAssignment(viewer.id, target, {
      password: body.password ?? '',
      now: new Date(),
    })
    return { id }
  }),
)
