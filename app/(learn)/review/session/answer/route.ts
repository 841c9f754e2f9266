import { z } from 'zod'
import { prefixOf } from '@/components/review/field-prefix'
import { readConfidence } from '@/domain/calibration/confidence-levels'
import { responseLimits } from '@/domain/items/response'
import { responseFromForm } from '@/domain/items/response-from-form'
import { toPublicItem } from '@/domain/items/to-public-item'
import { getCourse, listCourses } from '@/server/content/read-course'
import { defineFormRoute } from '@/server/http/define-form-route'
import { answerReviews, findReviewable } from '@/server/review/answer-review'

/** Grades the review form posted without JavaScript, then opens the page with the result. */
export const POST = defineFormRoute({
  access: 'guest',
  params: z.unknown(),
  run: async ({ form, viewer }) => {
    // A form of an earlier version names no course: then there was only one.
    const course = getCourse(form.get('course') ?? listCourses()[0]?.slug ?? '')
    const versions = form.getAll('version').slice(0, 2)
    const items = await findReviewable(course.slug, versions)
    const confidence = readConfidence(form.get('confidence'))
    const answers = versions.flatMap((versionId, side) => {
      const item = items.get(versionId)?.item
      if (!item) return []
      const response = responseFromForm(toPublicItem(item), form, prefixOf(side))
      return [
        {
          ...{ clientId: (form.get('client') ?? '').slice(0, 64), sequence: side + 1, versionId, response },
          ...{ confidence, durationMs: null, rating: null, answeredAt: null, pair: form.get('pair') },
        },
      ]
    })
    const answered = await answerReviews(viewer.id, course.slug, answers, new Date())
    const left = Math.max(0, Number(form.get('left') ?? 1) - 1) || 0
    const ids = answered.flatMap(({ id }) => id ?? [])
    const until = form.get('until')
    const only = form.get('only')
    const to = (query: Record<string, string>) =>
      `/review/session?${new URLSearchParams({ ...query, ...(until && { until }), ...(only && { course: only }) })}`
    if (ids.length < answered.length || ids.length === 0) {
      const side = answered.findIndex(({ id }) => id === null)
      const typed = (form.get(prefixOf(Math.max(side, 0))) ?? '').slice(0, responseLimits.textCharacters)
      return to({ cards: `${left + 1}`, unread: versions[side] ?? '', of: course.slug, typed })
    }
    return to({ cards: `${left}`, answered: ids.join(',') })
  },
})
