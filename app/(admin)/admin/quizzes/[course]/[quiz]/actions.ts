'use server'

import { revalidatePath } from 'next/cache'
import { formatTimeChanges } from '@/components/teaching/assignment/time-changes'
import { ConfirmedSchema, isFinalFrom, layerChangeFrom } from '@/server/attempts/limits-from-form'
import { quizPasswordFrom, rulesFromForm, shownRulesFrom } from '@/server/attempts/rules-from-form'
import { setOverride } from '@/server/attempts/set-learner-limits'
import { QuizPathSchema, setQuizRules } from '@/server/attempts/set-quiz-rules'
import { EmailSchema } from '@/server/auth/sign-up'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'
import { fieldsOf, formOf } from '@/server/http/form-of'
import { getQuiz } from '@/server/quizzes/quiz-rules'

const confirmation = fieldsOf(ConfirmedSchema)

export const setQuizRulesAction = defineAction({
  access: 'administrator',
  schema: formOf({
    of: fieldsOf(QuizPathSchema),
    rules: rulesFromForm,
    shown: shownRulesFrom,
    password: quizPasswordFrom,
    confirmation,
  }),
  run: async ({ of: { course, quiz }, confirmation: { confirmed, shorten }, ...settings }, viewer) => {
    const changes = await setQuizRules({
      ...settings,
      courseSlug: course,
      quizSlug: quiz,
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
  schema: formOf({
    of: fieldsOf(QuizPathSchema.extend({ email: EmailSchema })),
    // A form that removes the override can contain anything else.
    change: (form) => (form.remove === 'on' ? null : layerChangeFrom(form)),
    isFinal: isFinalFrom,
    confirmation,
  }),
  run: async ({ of, change, isFinal, confirmation: { confirmed, shorten } }, viewer) => {
    const { course, quiz, email } = of
    const changes = await setOverride({
      email,
      quiz: await getQuiz(course, quiz),
      change,
      isFinal,
      isConfirmed: confirmed,
      canShorten: shorten,
      actor: await actorOf(viewer),
      now: new Date(),
    })
    revalidatePath(`/admin/quizzes/${course}/${quiz}`)
    return (change === null ? 'Override removed.' : 'Saved.') + formatTimeChanges(changes)
  },
})
