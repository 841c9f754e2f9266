'use server'

import { revalidatePath } from 'next/cache'
import { formatTimeChanges } from '@/components/teaching/assignment/time-changes'
import { ConfirmedSchema, isFinalFrom, layerChangeFrom } from '@/server/attempts/limits-from-form'
import { quizPasswordFrom, rulesFromForm, shownRulesFrom } from '@/server/attempts/rules-from-form'
import { setOverride } from '@/server/attempts/set-learner-limits'
import { QuizPathSchema, setQuizRules } from '@/server/attempts/set-quiz-rules'
import { EmailSchema } from '@/server/auth/sign-up'
import { actorOf } from '@/server/http/actor'
import { defineAction, parseAll, parseInput } from '@/server/http/define-action'
import { FormSchema } from '@/server/http/read-form'
import { getQuiz } from '@/server/quizzes/quiz-rules'

export const setQuizRulesAction = defineAction({
  access: 'administrator',
  schema: FormSchema,
  run: async (form, viewer) => {
    const { course, quiz } = parseInput(QuizPathSchema, form)
    const [rules, password] = parseAll([() => rulesFromForm(form), () => quizPasswordFrom(form)])
    const { confirmed, shorten } = parseInput(ConfirmedSchema, form)
    const changes = await setQuizRules({
      courseSlug: course,
      quizSlug: quiz,
      rules,
      shown: shownRulesFrom(form),
      password,
      isConfirmed: confirmed,
      canShorten: shorten,
      actor: await actorOf(viewer),
      now: new Date(),
    })
    revalidatePath(`/admin/quizzes/${course}/${quiz}`)
    return `Saved. The rules apply from now on.${formatTimeChanges(changes)}`
  },
})

export const setOverrideAction = defineAction({
  access: 'administrator',
  schema: FormSchema,
  run: async (form, viewer) => {
    const { course, quiz, email } = parseInput(QuizPathSchema.extend({ email: EmailSchema }), form)
    const { confirmed, shorten } = parseInput(ConfirmedSchema, form)
    const isRemoved = form.remove === 'on'
    const changes = await setOverride({
      email,
      quiz: await getQuiz(course, quiz),
      change: isRemoved ? null : layerChangeFrom(form),
      isFinal: isFinalFrom(form),
      isConfirmed: confirmed,
      canShorten: shorten,
      actor: await actorOf(viewer),
      now: new Date(),
    })
    revalidatePath(`/admin/quizzes/${course}/${quiz}`)
    return (isRemoved ? 'Override removed.' : 'Saved.') + formatTimeChanges(changes)
  },
})
