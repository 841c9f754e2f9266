'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { formatTimeChanges } from '@/components/teaching/assignment/time-changes'
import { plural } from '@/domain/text/format'
import { setStandingAccommodation } from '@/server/assignments/accommodate'
import { publishAssignment, removeAssignment, saveSettings } from '@/server/assignments/change-assignment'
import { detailsFromForm, shownDetailsFrom } from '@/server/assignments/details-from-form'
import { editAssignmentQuestions } from '@/server/assignments/edit-questions'
import { addMinutes } from '@/server/assignments/extend-time'
import { shortenAttempts } from '@/server/assignments/kept-time'
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

const PlaceSchema = z.object({ class: z.string().max(100), assignment: z.string().max(100) })

function placeFrom(form: unknown) {
  const { class: classId, assignment: assignmentId } = parseInput(PlaceSchema, form)
  return { classId, assignmentId }
}

function refresh({ classId, assignmentId }: { classId: string; assignmentId: string }) {
  revalidatePath(`/classes/${classId}/assignments/${assignmentId}`, 'layout')
}

export const publishAction = defineAction({
  access: 'account',
  schema: FormSchema,
  run: async (form, viewer) => {
    const place = placeFrom(form)
    await publishAssignment(await actorOf(viewer), place, new Date())
    refresh(place)
    return 'Assignment published.'
  },
})

export const removeAction = defineAction({
  access: 'account',
  schema: FormSchema,
  run: async (form, viewer) => {
    const place = placeFrom(form)
    await removeAssignment(await actorOf(viewer), place, {
      isRemoved: form.removed === 'yes',
      now: new Date(),
    })
    refresh(place)
    return form.removed === 'yes' ? 'Assignment removed from class.' : 'Assignment restored.'
  },
})

export const saveSettingsAction = defineAction({
  access: 'account',
  schema: FormSchema,
  run: async (form, viewer) => {
    const place = placeFrom(form)
    const [details, rules, password] = parseAll([
      () => detailsFromForm(form),
      () => rulesFromForm(form),
      () => quizPasswordFrom(form),
    ])
    const { confirmed, shorten } = parseInput(ConfirmedSchema, form)
    const changes = await saveSettings(await actorOf(viewer), place, {
      details,
      shownDetails: shownDetailsFrom(form),
      rules,
      shown: shownRulesFrom(form),
      password,
      isConfirmed: confirmed,
      mayShorten: shorten,
      now: new Date(),
    })
    refresh(place)
    return `Saved. The rules apply from now on.${formatTimeChanges(changes)}`
  },
})

export const editQuestionsAction = defineAction({
  access: 'account',
  schema: FormSchema,
  run: async (form, viewer) => {
    const place = placeFrom(form)
    await editAssignmentQuestions(await actorOf(viewer), place, form)
    refresh(place)
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
    const place = placeFrom(form)
    const { confirmed, shorten } = parseInput(ConfirmedSchema, form)
    const isRemoved = form.remove === 'on'
    const changes = await setLimits(await actorOf(viewer), place, {
      learnerIds: selected(form, 'student'),
      groupIds: selected(form, 'group'),
      change: isRemoved ? null : layerChangeFrom(form),
      isFinal: isFinalFrom(form),
      isConfirmed: confirmed,
      mayShorten: shorten,
      now: new Date(),
    })
    refresh(place)
    return (isRemoved ? 'Overrides removed.' : 'Saved.') + formatTimeChanges(changes)
  },
})

export const shortenAttemptsAction = defineAction({
  access: 'account',
  schema: FormSchema,
  run: async (form, viewer) => {
    const place = placeFrom(form)
    const actor = await actorOf(viewer)
    const count = await shortenAttempts(actor, place, parseInput(ConfirmedSchema, form).shorten, new Date())
    refresh(place)
    return `${plural(count, 'attempt was', 'attempts were')} shortened.`
  },
})

export const setAccommodationAction = defineAction({
  access: 'account',
  schema: FormSchema,
  run: async (form, viewer) => {
    const place = placeFrom(form)
    const { student } = parseInput(z.object({ student: z.string().max(100) }), form)
    const { reach, changes } = await setStandingAccommodation(await actorOf(viewer), place, {
      learnerId: student,
      granted: grantChangeFrom(form),
      mayShorten: parseInput(ConfirmedSchema, form).shorten,
      now: new Date(),
    })
    refresh(place)
    const where = reach === 'everywhere' ? 'in every class and quiz' : 'in this class'
    return `Saved. It applies ${where}.${formatTimeChanges(changes)}`
  },
})

export const addMinutesAction = defineAction({
  access: 'account',
  schema: FormSchema,
  run: async (form, viewer) => {
    const place = placeFrom(form)
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
    const count = await addMinutes(await actorOf(viewer), place, {
      learnerId: student || null,
      minutes,
      now: new Date(),
    })
    refresh(place)
    const more = plural(minutes, 'more minute')
    return `${plural(count, 'student has', 'students have')} ${more}.`
  },
})
