import 'server-only'
import type { progressOperations } from '@/contract/operations/progress-operations'
import { responseFromForm } from '@/domain/items/response-from-form'
import { findEndedSession } from '@/server/auth/find-ended-session'
import { renewSession } from '@/server/auth/renew-session'
import { answerCheck } from '@/server/checks/answer-check'
import { outcomeOf } from '@/server/checks/outcome'
import { getCourse } from '@/server/content/read-course'
import { admitCaller } from '@/server/http/admit'
import { ensureOwner } from '@/server/http/owner-cookie'
import { countUnread } from '@/server/notifications/notification-queries'
import { getProgress } from '@/server/progress/get-progress'
import { findReading } from '@/server/progress/queries'
import { saveReading } from '@/server/progress/save-reading'
import { presentProgress } from '../present-attempt'
import type { HandlersOf } from '../run-operation'

export const progressHandlers: HandlersOf<typeof progressOperations> = {
  getViewer: async ({ viewer, isByToken, caller: { cookies } }) => {
    if (!viewer) return { viewer: null, ended: isByToken ? null : await findEndedSession(cookies) }
    if (!isByToken) {
      await renewSession(cookies, viewer)
      ensureOwner(cookies, viewer.id)
    }
    const { id, isGuest, name, email, role } = viewer
    const unread = isGuest ? 0 : await countUnread(id)
    return {
      viewer: { id, isGuest, name: name ?? email, isAdministrator: role === 'ADMIN', unread },
      ended: null,
    }
  },

  getProgress: async ({ params, viewer }) =>
    presentProgress(await getProgress(viewer.id, getCourse(params.course), new Date())),

  getReading: async ({ params: { course, lesson }, viewer }) =>
    viewer ? findReading(viewer.id, course, lesson) : null,

  saveReading: async ({ params: { course, lesson }, body, viewer }) => {
    if (viewer) await saveReading({ learnerId: viewer.id, courseSlug: course, lessonSlug: lesson, ...body })
  },

  answerCheck: async ({ params, body, viewer, caller }) => {
    const { item, review } = await answerCheck({
      courseSlug: params.course,
      itemId: params.item,
      response: (item) => {
        if (!('fields' in body)) return body.response
        const prefix = body.fields.find(([name]) => name === 'prefix')?.[1] ?? ''
        return responseFromForm(item, body.fields, prefix)
      },
      learner: async () => viewer ?? admitCaller('guest', caller),
    })
    return outcomeOf(item, review)
  },
}
