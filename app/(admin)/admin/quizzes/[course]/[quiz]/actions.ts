'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { getQuiz } from '@/server/attempts/quiz-rules'
import { FormSchema, limitsFromForm, rulesFromForm } from '@/server/attempts/rules-from-form'
import { setOverride } from '@/server/attempts/set-learner-limits'
import { QuizPathSchema, setQuizRules } from '@/server/attempts/set-quiz-rules'
import { actorOf } from '@/server/audit/actor'
import { EmailSchema } from '@/server/auth/sign-up'
import { defineAction, parseInput } from '@/server/define-action'

export const setQuizRulesAction = defineAction({
  access: 'administrator',
  schema: FormSchema,
  run: async (form, viewer) => {
    const { course, quiz } = parseInput(QuizPathSchema, form)
    const typed = parseInput(z.string().max(200).default(''), form.password)
    const password = form.noPassword === 'on' ? null : typed === '' ? undefined : typed
    await setQuizRules({
      courseSlug: course,
      quizSlug: quiz,
      rules: rulesFromForm(form),
      password,
      actor: await actorOf(viewer),
      now: new Date(),
    })
    revalidatePath(`/admin/quizzes/${course}/${quiz}`)
    return 'Saved. It holds from now on, for open attempts too.'
  },
})

export const setOverrideAction = defineAction({
  access: 'administrator',
  schema: FormSchema,
  run: async (form, viewer) => {
    const { course, quiz } = parseInput(QuizPathSchema, form)
    const email = parseInput(EmailSchema, form.email)
    const { id } = await getQuiz(course, quiz)
    const set = limitsFromForm(form)
    const isNothing = Object.keys(set).length === 0
    await setOverride({
      email,
      quizId: id,
      limits: isNothing ? null : set,
      isFinal: form.isFinal === 'on',
      actor: await actorOf(viewer),
      now: new Date(),
    })
    revalidatePath(`/admin/quizzes/${course}/${quiz}`)
    return isNothing
      ? 'This learner has no limits of their own any more.'
      : 'Saved. It holds from now on, for an open attempt too.'
  },
})
