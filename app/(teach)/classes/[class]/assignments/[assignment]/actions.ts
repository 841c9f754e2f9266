'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formatTimeChanges } from '@/components/teaching/assignment/time-changes'
import { idText } from '@/contract/schemas/shared-fields'
import { plural } from '@/domain/text/format'
import { setClassAccommodation } from '@/server/assignments/accommodate'
import { saveSettings } from '@/server/assignments/change-assignment'
import { detailsFromForm, shownDetailsFrom } from '@/server/assignments/details-from-form'
import { editAssignmentQuestions, QuestionEditSchema } from '@/server/assignments/edit-questions'
import { addMinutes } from '@/server/assignments/extend-time'
import { shortenAttempts } from '@/server/assignments/protected-time'
import {
  publishAssignment,
  removeAssignment,
  unpublishAssignment,
} from '@/server/assignments/publish-assignment'
import { setLimits } from '@/server/assignments/set-limits'
import { questionsFromForm } from '@/server/assignments/typed-questions'
import {
  ConfirmedSchema,
  grantChangeFrom,
  isFinalFrom,
  layerChangeFrom,
} from '@/server/attempts/limits-from-form'
import { quizPasswordFrom, rulesFromForm, shownRulesFrom } from '@/server/attempts/rules-from-form'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'
import { fieldsOf, formOf } from '@/server/http/form-of'
import { type Form, selectedFrom, textFrom } from '@/server/http/read-form'

const TargetSchema = z
  .object({ class: idText, assignment: idText })
  .transform((target) => ({ classId: target.class, assignmentId: target.assignment }))
const target = fieldsOf(TargetSchema)
const confirmation = fieldsOf(ConfirmedSchema)

type Target = z.infer<typeof TargetSchema>

/** The maximum length of the query that the page that edits questions keeps. */
const MAX_SEARCH = 8000

function pathOf({ classId, assignmentId }: Target): string {
  return `/classes/${classId}/assignments/${assignmentId}`
}

function refresh(target: Target) {
  revalidatePath(pathOf(target), 'layout')
}

export const publishAction = defineAction({
  access: 'account',
  schema: TargetSchema,
  run: async (target, viewer) => {
    await publishAssignment(await actorOf(viewer), target, new Date())
    refresh(target)
    redirect(`${pathOf(target)}?published=1`)
  },
})

export const unpublishAction = defineAction({
  access: 'account',
  schema: TargetSchema,
  run: async (target, viewer) => {
    await unpublishAssignment(await actorOf(viewer), target)
    refresh(target)
    redirect(pathOf(target))
  },
})

export const removeAction = defineAction({
  access: 'account',
  schema: formOf({ target, isRemoved: (form) => form.removed === 'yes' }),
  run: async ({ target, isRemoved }, viewer) => {
    await removeAssignment(await actorOf(viewer), target, { isRemoved, now: new Date() })
    refresh(target)
    return isRemoved ? 'Assignment removed from class.' : 'Assignment restored.'
  },
})

export const saveSettingsAction = defineAction({
  access: 'account',
  schema: formOf({
    target,
    details: detailsFromForm,
    shownDetails: shownDetailsFrom,
    questions: questionsFromForm,
    rules: rulesFromForm,
    shown: shownRulesFrom,
    password: quizPasswordFrom,
    confirmation,
    isPublishing: (form) => form.then === 'publish',
  }),
  run: async ({ target, confirmation: { confirmed, shorten }, isPublishing, ...settings }, viewer) => {
    const changes = await saveSettings(await actorOf(viewer), target, {
      ...settings,
      isConfirmed: confirmed,
      canShorten: shorten,
      now: new Date(),
    })
    refresh(target)
    // The page asks before it publishes.
    if (isPublishing) redirect(`${pathOf(target)}/edit?publish=1#publish`)
    return `Saved. Changes apply from now on.${formatTimeChanges(changes)}`
  },
})

export const editQuestionsAction = defineAction({
  access: 'account',
  schema: formOf({
    target,
    edit: fieldsOf(QuestionEditSchema),
    search: (form) => textFrom(form, 'search').slice(0, MAX_SEARCH),
  }),
  run: async ({ target, edit, search }, viewer) => {
    const removed = await editAssignmentQuestions(await actorOf(viewer), target, edit)
    refresh(target)
    if (removed) {
      // The page offers to undo it, and keeps its search in the question bank.
      const query = new URLSearchParams(search)
      query.set('removed', JSON.stringify(removed))
      redirect(`${pathOf(target)}/edit?${query}#removed`)
    }
    return 'Saved.'
  },
})

const isRemovedFrom = (form: Form) => form.remove === 'on'

export const setLimitsAction = defineAction({
  access: 'account',
  schema: formOf({
    target,
    learnerIds: (form) => selectedFrom(form, 'student'),
    groupIds: (form) => selectedFrom(form, 'group'),
    // A form that removes overrides can contain anything else.
    change: (form) => (isRemovedFrom(form) ? null : layerChangeFrom(form)),
    isFinal: isFinalFrom,
    confirmation,
  }),
  run: async ({ target, confirmation: { confirmed, shorten }, ...limits }, viewer) => {
    const changes = await setLimits(await actorOf(viewer), target, {
      ...limits,
      isConfirmed: confirmed,
      canShorten: shorten,
      now: new Date(),
    })
    refresh(target)
    return (limits.change === null ? 'Overrides removed.' : 'Saved.') + formatTimeChanges(changes)
  },
})

export const shortenAttemptsAction = defineAction({
  access: 'account',
  schema: formOf({ target, confirmation }),
  run: async ({ target, confirmation: { shorten } }, viewer) => {
    const count = await shortenAttempts(await actorOf(viewer), target, shorten, new Date())
    refresh(target)
    return `${plural(count, 'attempt was', 'attempts were')} shortened.`
  },
})

export const setAccommodationAction = defineAction({
  access: 'account',
  schema: formOf({
    target,
    who: fieldsOf(z.object({ student: idText })),
    granted: grantChangeFrom,
    confirmation,
  }),
  run: async ({ target, who, granted, confirmation: { shorten } }, viewer) => {
    const { reach, changes } = await setClassAccommodation(await actorOf(viewer), target, {
      learnerId: who.student,
      granted,
      canShorten: shorten,
      now: new Date(),
    })
    refresh(target)
    const where = reach === 'everywhere' ? 'in every class and quiz' : 'in this class'
    return `Saved. It applies ${where}.${formatTimeChanges(changes)}`
  },
})

const MoreTimeSchema = z.object({
  minutes: z.coerce
    .number('Enter the number of minutes.')
    .int('Enter a whole number.')
    .min(1, 'Enter 1 or more.')
    .max(1440, 'Enter 1,440 (1 day) or less.'),
  student: idText.default(''),
})

export const addMinutesAction = defineAction({
  access: 'account',
  schema: formOf({ target, more: fieldsOf(MoreTimeSchema) }),
  run: async ({ target, more: { minutes, student } }, viewer) => {
    const count = await addMinutes(await actorOf(viewer), target, {
      learnerId: student || null,
      minutes,
      now: new Date(),
    })
    refresh(target)
    const more = plural(minutes, 'more minute')
    return `${plural(count, 'student has', 'students have')} ${more}.`
  },
})
