import { z } from 'zod'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { defineFormRoute } from '@/server/http/define-form-route'
import { AppError } from '@/server/platform/errors'

export const POST = defineFormRoute({
  access: 'account',
  params: z.object({ class: z.string(), assignment: z.string() }),
  run: async ({ params: { class: classId, assignment: assignmentId }, form, viewer }) => {
    try {
      const { id, isNew } = await startAssignment(
        viewer.id,
        { classId, assignmentId },
        { password: form.get('password') ?? '', now: new Date() },
      )
      return isNew ? `/attempts/${id}?slot=1` : `/attempts/${id}`
    } catch (error) {
      const isRefused = error instanceof AppError && (error.fieldErrors?.password || error.code === 'CLOSED')
      if (!isRefused) throw error
      // The assignment page shows the reason.
      const why = error.fieldErrors?.password ? 'password' : 'closed'
      return `/classes/${classId}/assignments/${assignmentId}?refused=${why}`
    }
  },
})
