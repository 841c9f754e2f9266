import { responseFromForm } from '@/domain/items/response-from-form'
import { progressOperations } from '@/server/api/operations/progress-operations'
import { answerCheck } from '@/server/checks/answer-check'
import { outcomeOf } from '@/server/checks/outcome'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { requireViewer } from '@/server/http/viewer'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(progressOperations.answerCheck, async ({ params, body, viewer }) => {
    const { review } = await answerCheck({
      courseSlug: params.course,
      itemId: params.item,
      response: (item) => {
        if (!('fields' in body)) return body.response
        const prefix = body.fields.find(([name]) => name === 'prefix')?.[1] ?? ''
        return responseFromForm(item, body.fields, prefix)
      },
      learner: async () => viewer ?? requireViewer('guest'),
    })
    return outcomeOf(review)
  }),
)
