'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { LimitsLayerSchema } from '@/domain/attempts/effective-limits'
import { getQuiz } from '@/server/attempts/quiz-rules'
import { FormSchema, momentFrom, numberFrom, rulesFromForm } from '@/server/attempts/rules-from-form'
import { setOverride } from '@/server/attempts/set-learner-limits'
import { QuizPathSchema, setQuizRules } from '@/server/attempts/set-quiz-rules'
import { EmailSchema } from '@/server/auth/sign-up'
import { defineAction, parseInput } from '@/server/define-action'

export const setQuizRulesAction = defineAction({
  access: 'administrator',
  schema: FormSchema,
  run: async (form) => {
    const { course, quiz } = parseInput(QuizPathSchema, form)
    const typed = parseInput(z.string().max(200).default(''), form.password)
    const password = form.noPassword === 'on' ? null : typed === '' ? undefined : typed
    await setQuizRules({
      courseSlug: course,
      quizSlug: quiz,
      rules: rulesFromForm(form),
      password,
      now: new Date(),
    })
    revalidatePath(`/admin/quizzes/${course}/${quiz}`)
    return 'Saved. It holds from now on, for open attempts too.'
  },
})

export const setOverrideAction = defineAction({
  access: 'administrator',
  schema: FormSchema,
  run: async (form) => {
    const { course, quiz } = parseInput(QuizPathSchema, form)
    const email = parseInput(EmailSchema, form.email)
    const { id } = await getQuiz(course, quiz)
    const timeLimitMinutes = numberFrom(form, 'timeLimitMinutes')
    const fields = {
      opensAt: momentFrom(form, 'opensAt'),
      closesAt: momentFrom(form, 'closesAt'),
      timeLimitSeconds: timeLimitMinutes === null ? null : timeLimitMinutes * 60,
      attempts: numberFrom(form, 'attempts'),
    }
    // A field that is left empty is not set here: the quiz's own holds.
    const set = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
    const isNothing = Object.keys(set).length === 0
    await setOverride({
      email,
      quizId: id,
      limits: isNothing ? null : parseInput(LimitsLayerSchema, set),
      isFinal: form.isFinal === 'on',
      now: new Date(),
    })
    revalidatePath(`/admin/quizzes/${course}/${quiz}`)
    return isNothing
      ? 'This learner has no limits of their own any more.'
      : 'Saved. It holds from now on, for an open attempt too.'
  },
})
