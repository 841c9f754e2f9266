import 'server-only'
import type { gradingOperations } from '@/contract/operations/grading-operations'
import { listGradingQueue } from '@/server/grading/grading-queries'
import { releaseGrades } from '@/server/grading/release-grades'
import { saveGrading } from '@/server/grading/save-grading'
import { addSnippet } from '@/server/grading/snippets'
import type { HandlersOf } from '../run-operation'

export const gradingHandlers: HandlersOf<typeof gradingOperations> = {
  getGradingQueue: async ({ params, viewer }) => {
    const answers = await listGradingQueue(viewer.id, {
      classId: params.class,
      assignmentId: params.assignment,
    })
    return {
      answers: answers.map(({ own, ...answer }) => ({
        ...answer,
        own: own && { ...own, savedAt: own.savedAt.toISOString() },
      })),
    }
  },

  saveGrading: async ({ params, body, viewer, caller: { ipAddress } }) => {
    const { class: classId, assignment: assignmentId, attempt: attemptId, slot } = params
    const { savedAt, isComplete } = await saveGrading(
      { id: viewer.id, ipAddress },
      { classId, assignmentId, attemptId, slot },
      {
        ...body,
        basedOn: typeof body.basedOn === 'string' ? new Date(body.basedOn) : body.basedOn,
        now: new Date(),
      },
    )
    return { savedAt: savedAt.toISOString(), isComplete }
  },

  releaseGrades: ({ params, body, viewer, caller: { ipAddress } }) =>
    releaseGrades(
      { id: viewer.id, ipAddress },
      { classId: params.class, assignmentId: params.assignment },
      { itemId: body.item ?? null, now: new Date() },
    ),

  addCommentSnippet: ({ params, body, viewer }) => addSnippet(viewer.id, params.class, body.text),
}
