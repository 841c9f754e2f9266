import 'server-only'
import type { progressOperations } from '@/contract/operations/progress-operations'
import { responseFromForm } from '@/domain/items/response-from-form'
import { findEndedSession } from '@/server/auth/find-ended-session'
import { renewSession } from '@/server/auth/renew-session'
import { answerCheck } from '@/server/checks/answer-check'
import { listLatestChecks } from '@/server/checks/check-queries'
import { outcomeOf } from '@/server/checks/outcome'
import { getCourse } from '@/server/content/read-course'
import { getLearnerHome } from '@/server/home/get-learner-home'
import { admitCaller } from '@/server/http/admit'
import { ensureOwner } from '@/server/http/owner-cookie'
import { countUnread } from '@/server/notifications/notification-queries'
import { getCourseHome } from '@/server/progress/get-course-home'
import { getProgress } from '@/server/progress/get-progress'
import { findReading } from '@/server/progress/queries'
import { saveReading } from '@/server/progress/save-reading'
import { findShownCourses } from '@/server/progress/shown-course'
import { countDueToday } from '@/server/review/count-due-today'
import { getStudySettings } from '@/server/review/study-settings'
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
    const [unread, due] = await Promise.all([
      isGuest ? 0 : countUnread(id),
      isByToken ? null : countDueInShownCourses(id),
    ])
    return {
      viewer: { id, isGuest, name: name ?? email, isAdministrator: role === 'ADMIN', unread, due },
      ended: null,
    }
  },

  getProgress: async ({ params, viewer }) =>
    presentProgress(await getProgress(viewer.id, getCourse(params.course), new Date())),

  getCourseHome: async ({ params, viewer, isByToken }) => {
    const course = getCourse(params.course)
    if (!viewer) return null
    const now = new Date()
    // A token for progress gives no access to classes.
    if (isByToken) return { ...(await getCourseHome(viewer.id, course, now)), teaching: [] }
    return getLearnerHome(viewer, course, now)
  },

  getReading: async ({ params: { course, lesson }, viewer }) =>
    viewer ? findReading(viewer.id, course, lesson) : null,

  saveReading: async ({ params: { course, lesson }, body, viewer }) => {
    if (viewer) await saveReading({ learnerId: viewer.id, courseSlug: course, lessonSlug: lesson, ...body })
  },

  listChecks: async ({ params: { course, lesson }, viewer }) => ({
    answers: (viewer ? await listLatestChecks(viewer.id, course, lesson) : []).map(
      ({ item, response, answeredAt, review }) => ({
        ...{ item: item.id, response, answeredAt: answeredAt.toISOString() },
        outcome: outcomeOf(item, review),
      }),
    ),
  }),

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

/** Counts what the review page shows as due. */
async function countDueInShownCourses(learnerId: string): Promise<number> {
  const now = new Date()
  const [settings, shown] = await Promise.all([
    getStudySettings(learnerId),
    findShownCourses(learnerId, undefined),
  ])
  const counts = await Promise.all(
    (shown?.together ?? []).map((course) => countDueToday(learnerId, course, now, settings)),
  )
  return counts.reduce((sum, { due }) => sum + due, 0)
}
