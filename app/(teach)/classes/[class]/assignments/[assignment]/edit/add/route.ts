import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { editAssignmentQuestions, QuestionEditSchema } from '@/server/assignments/edit-questions'
import { actorOf } from '@/server/http/actor'
import { defineFormRoute } from '@/server/http/define-form-route'
import { parseInput } from '@/server/http/parse-input'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'

/** Adds the questions selected in the question bank. It’s a route because its form is also the search form, which submits to the page. */
export const POST = defineFormRoute({
  access: 'account',
  params: z.object({ class: idText, assignment: idText }),
  run: async ({ params: { class: classId, assignment: assignmentId }, form, viewer }) => {
    const page = `/classes/${encodeURIComponent(classId)}/assignments/${encodeURIComponent(assignmentId)}/edit`
    const items = form.getAll('s')
    const target = { classId, assignmentId }
    await requireAssignmentPermission(viewer.id, target, 'teach')
    if (items.length === 0) return `${page}?none=1#bank`
    await editAssignmentQuestions(
      await actorOf(viewer),
      target,
      parseInput(QuestionEditSchema, { do: 'add-items', items }),
    )
    return `${page}#by-hand`
  },
})
