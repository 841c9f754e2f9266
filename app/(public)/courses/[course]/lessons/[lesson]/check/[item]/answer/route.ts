import { z } from 'zod'
import { responseLimits } from '@/domain/items/response'
import { responseFromForm } from '@/domain/items/response-from-form'
import { answerCheck } from '@/server/checks/answer-check'
import { defineFormRoute } from '@/server/http/define-form-route'
import { requireViewer } from '@/server/http/viewer'
import { AppError } from '@/server/platform/errors'

/** Grades a quick check posted without JavaScript, then opens the page with its result. */
export const POST = defineFormRoute({
  access: 'public',
  params: z.object({ course: z.string(), lesson: z.string(), item: z.string() }),
  run: async ({ params, form }) => {
    const page = `/courses/${params.course}/lessons/${params.lesson}/check/${params.item}`
    try {
      const { answerId } = await answerCheck({
        courseSlug: params.course,
        itemId: params.item,
        response: (item) => responseFromForm(item, form, form.get('prefix') ?? ''),
        learner: () => requireViewer('guest'),
      })
      return `${page}?answer=${answerId}`
    } catch (error) {
      if (error instanceof AppError && error.code === 'INVALID_INPUT') {
        const typed = (form.get(form.get('prefix') ?? '') ?? '').slice(0, responseLimits.textCharacters)
        return `${page}?${new URLSearchParams({ unread: '1', typed })}`
      }
      throw error
    }
  },
})
