'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { formatTimeChanges } from '@/components/teaching/assignment/time-changes'
import { plural } from '@/domain/text/format'
import { setClassAccommodation } from '@/server/assignments/accommodate'
import { publishAssignment, removeAssignment, saveSettings } from '@/server/assignments/change-assignment'
import { detailsFromForm, shownDetailsFrom } from '@/server/assignments/details-from-form'
import { editAssignmentQuestions } from '@/server/assignments/edit-questions'
import { addMinutes } from '@/server/assignments/extend-time'
import { shortenAttempts } from '@/server/assignments/protected-time'
import { setLimits } from '@/server/assignments/set-limits'
import {
  ConfirmedSchema,
  grantChangeFrom,
  isFinalFrom,
  layerChangeFrom,
} from '@/server/attempts/limits-from-form'
import { quizPasswordFrom, rulesFromForm, shownRulesFrom } from '@/server/attempts/rules-from-form'
import { actorOf } from '@/server/http/actor'
import { defineAction, parseAll, parseInput } from '@/server/http/define-action'
import { FormSchema } from '@/server/http/read-form'

const TargetSchema = z.object({ class: z.string().max(100), assignment: z.string().max(100) })

function questionFrom(form: unknown) {
  const { class: classId, assignment: assignmentId } = parseInput(TargetSchema, form)
  return { classId, assignmentId }
}

function refresh({ classId, assignmentId }: { classId: string; assignmentId: string }) {
  revalidatePath(`/classes/${classId}/assignments/${assignmentId}`, 'layout')
}

export const publishAction = defineAction({
  access: 'account',
  schema: FormSchema,
  run: async (form, viewer) => {
    const target = questionFrom(form)
    await publishAssignment(await actorOf(viewer), target, new Date())
    refresh(target)
    return 'Assignment published.'
  },
})

export const removeAction = defineAction({
  access: 'account',
  schema: FormSchema,
  run: async (form, viewer) => {
    const target = questionFrom(form)
    await removeAssignment(await actorOf(viewer), target, {
      isRemoved: form.removed === 'yes',
      now: new Date(),
    })
    refresh(target)
    return form.removed === 'yes' ? 'Assignment removed from class.' : 'Assignment restored.'
  },
})

export const saveSettingsAction = defineAction({
  access: 'account',
  schema: FormSchema,
  run: async (form, viewer) => {
    const target = questionFrom(form)
    const [details, rules, password] = parseAll([
      () => detailsFromForm(form),
      () => rulesFromForm(form),
      () => quizPasswordFrom(form),
    ])
    const { confirmed, shorten } = parseInput(ConfirmedSchema, form)
    const changes = await saveSettings(await actorOf(viewer), target, {
      details,
      shownDetails: shownDetailsFrom(form),
      rules,
      shown: shownRulesFrom(form),
      password,
      isConfirmed: confirmed,
      canShorten: shorten,
      now: new Date(),
    })
    refresh(target)
    return `Saved. The rules apply from now on.${formatTimeChanges(changes)}`
  },
})

export const editQuestionsAction = defineAction({
  access: 'account',
  schema: FormSchema,
  run: async (form, viewer) => {
    const target = questionFrom(form)
    await editAssignmentQuestions(await actorOf(viewer), target, form)
    refresh(target)
    return 'Saved.'
  },
})

/** The IDs of the selected checkboxes with a name such as `student.<id>`. */
function selected(form: Record<string, unknown>, name: string): string[] {
  const chosen = Object.keys(form).filter((key) => key.startsWith(`${name}.`) && form[key] === 'on')
  return chosen.map((key) => key.slice(name.length + 1))
}

export const setLimitsAction = defineAction({
  access: 'account',
  schema: FormSchema,
  run: async (form, viewer) => {
    const target = questionFrom(form)
    const { confirmed, shorten } = parseInput(ConfirmedSchema, form)
    const isRemoved = form.remove === 'on'
    const changes = await setLimits(await actorOf(viewer), target, {
      learnerIds: selected(form, 'student'),
      groupIds: selected(form, 'group'),
      change: isRemoved ? null : layerChangeFrom(form),
      isFinal: isFinalFrom(form),
      isConfirmed: confirmed,
      canShorten: shorten,
      now: new Date(),
    })
    refresh(target)
    return (isRemoved ? 'Overrides removed.' : 'Saved.') + formatTimeChanges(changes)
  },
})

export const shortenAttemptsAction = defineAction({
  access: 'account',
  schema: FormSchema,
  run: async (form, viewer) => {
    const target = questionFrom(form)
    const actor = await actorOf(viewer)
    const count = await shortenAttempts(actor, target, parseInput(ConfirmedSchema, form).shorten, new Date())
    refresh(target)
    return `${plural(count, 'attempt was', 'attempts were')} shortened.`
  },
})

export const setAccommodationAction = defineAction({
  access: 'account',
  schema: FormSchema,
  run: async (form, viewer) => {
    const target = questionFrom(form)
    const { student } = parseInput(z.object({ student: z.string().max(100) }), form)
    const { reach, changes } = await setClassAccommodation(await actorOf(viewer), target, {
      learnerId: student,
      granted: grantChangeFrom(form),
      canShorten: parseInput(ConfirmedSchema, form).shorten,
      now: new Date(),
    })
    refresh(target)
    const where = reach === 'everywhere' ? 'in every class and quiz' : 'in this class'
    return `Saved. It applies ${where}.${formatTimeChanges(changes)}`
  },
})

export const addMinutesAction = defineAction({
  access: 'account',
  schema: FormSchema,
  run: async (form, viewer) => {
    const target = questionFrom(form)
    const { minutes, student } = parseInput(
      z.object({
        minutes: z.coerce
          .number('Enter the number of minutes.')
          .int('Enter a whole number.')
          .min(1, 'Enter 1 or more.')
          .max(1440, 'Enter 1,440 (1 day) or less.'),
        student: z.string().max(100).default(''),
      }),
      form,
    )
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
