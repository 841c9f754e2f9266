'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { setStandingAccommodation } from '@/server/assignments/accommodate'
import {
  DetailsSchema,
  publishAssignment,
  removeAssignment,
  setAssignmentRules,
  setDetails,
} from '@/server/assignments/change-assignment'
import { editAssignmentQuestions } from '@/server/assignments/edit-questions'
import { addMinutes } from '@/server/assignments/extend-time'
import { setLimits } from '@/server/assignments/limits'
import { FormSchema, limitsFromForm, momentFrom, rulesFromForm } from '@/server/attempts/rules-from-form'
import { actorOf } from '@/server/audit/actor'
import { defineAction, parseInput } from '@/server/define-action'

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
    return 'The class has it now.'
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
    return form.removed === 'yes' ? 'It is taken out.' : 'It is back.'
  },
})

export const setDetailsAction = defineAction({
  access: 'account',
  schema: FormSchema,
  run: async (form, viewer) => {
    const place = placeFrom(form)
    const details = parseInput(DetailsSchema, form)
    const examAt = parseInput(z.coerce.date().nullable(), momentFrom(form, 'examAt'))
    await setDetails(await actorOf(viewer), place, { ...details, examAt })
    refresh(place)
    return 'Saved.'
  },
})

export const setRulesAction = defineAction({
  access: 'account',
  schema: FormSchema,
  run: async (form, viewer) => {
    const place = placeFrom(form)
    const typed = parseInput(z.string().max(200).default(''), form.password)
    const password = form.noPassword === 'on' ? null : typed === '' ? undefined : typed
    await setAssignmentRules(await actorOf(viewer), place, {
      rules: rulesFromForm(form),
      password,
      now: new Date(),
    })
    refresh(place)
    return 'Saved. It holds from now on, for open attempts too.'
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

/** The ids behind ticked boxes of one name: `student.<id>`. */
function ticked(form: Record<string, unknown>, name: string): string[] {
  const chosen = Object.keys(form).filter((key) => key.startsWith(`${name}.`) && form[key] === 'on')
  return chosen.map((key) => key.slice(name.length + 1))
}

export const setLimitsAction = defineAction({
  access: 'account',
  schema: FormSchema,
  run: async (form, viewer) => {
    const place = placeFrom(form)
    const limits = limitsFromForm(form)
    const isNothing = Object.keys(limits).length === 0
    await setLimits(await actorOf(viewer), place, {
      learnerIds: ticked(form, 'student'),
      groupIds: ticked(form, 'group'),
      limits: isNothing ? null : limits,
      isFinal: form.isFinal === 'on',
      now: new Date(),
    })
    refresh(place)
    return isNothing ? 'They have no limits of their own any more.' : 'Saved. It holds at once.'
  },
})

export const setAccommodationAction = defineAction({
  access: 'account',
  schema: FormSchema,
  run: async (form, viewer) => {
    const place = placeFrom(form)
    const { student, ...granted } = parseInput(
      z.object({
        student: z.string().max(100),
        timeFactor: z.coerce.number().min(1, 'At least 1: nobody loses time by it.').max(10, 'At most 10.'),
        extraDays: z.coerce.number().int('A whole number, please.').min(0).max(365),
        onePerPage: z
          .literal('on')
          .optional()
          .transform((value) => value === 'on'),
      }),
      form,
    )
    const reach = await setStandingAccommodation(await actorOf(viewer), place, {
      learnerId: student,
      granted,
      now: new Date(),
    })
    refresh(place)
    return reach === 'everywhere'
      ? 'Saved. It holds everywhere, in open attempts too.'
      : 'Saved. It holds in this class, in open attempts too.'
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
          .number('How many minutes?')
          .int('A whole number, please.')
          .min(1, 'At least one.')
          .max(1440, 'A day at most.'),
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
    const more = minutes === 1 ? 'one more minute' : `${minutes} more minutes`
    return count === 1 ? `One student has ${more}.` : `${count} students have ${more}.`
  },
})
