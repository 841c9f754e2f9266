import 'server-only'
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { JOIN_CODE_LENGTH, joinCodeFrom } from '@/domain/classes/join-code'
import { optionalText, requiredText } from '@/domain/text/typed-text'
import { isTimeZone } from '@/domain/time/calendar'
import { assertRoomForClass } from '@/server/access/caps'
import { canCreateClasses } from '@/server/access/class-creation'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'

export const ClassNameSchema = z.object({
  name: requiredText('Enter a class name.', { most: 120, tooLong: 'Enter at most 120 characters.' }),
  term: optionalText({ most: 60, tooLong: 'Enter at most 60 characters.' })
    .default('')
    .transform((term) => term || null),
})
export const TimeZoneSchema = idText.refine(isTimeZone, 'Select a time zone from the list.')
export const CreateClassSchema = ClassNameSchema.extend({
  course: idText.min(1),
  /** The browser's time zone. An instructor can change it in the class settings. */
  timeZone: TimeZoneSchema.catch('UTC'),
})

/** @throws AppError FORBIDDEN with a message if only approved instructors can create classes, NOT_FOUND if there is no such course */
export async function createClass(
  actor: ActingPerson,
  input: z.infer<typeof CreateClassSchema>,
): Promise<{ id: string }> {
  const { name, term, course: slug, timeZone } = input
  return db().$transaction(async (tx) => {
    if (!(await canCreateClasses(actor.id, tx)))
      throw new AppError('FORBIDDEN', {
        userMessage:
          'Only approved instructors can create classes on this site. Ask an administrator for approval.',
      })
    await assertRoomForClass(tx, actor.id)
    const course = await tx.course.findUnique({ where: { slug }, select: { id: true } })
    if (!course) throw new AppError('NOT_FOUND')
    const { id } = await tx.class.create({
      data: {
        courseId: course.id,
        name,
        term,
        timeZone,
        joinCode: newJoinCode(),
        members: { create: { userId: actor.id, role: 'INSTRUCTOR' } },
      },
      select: { id: true },
    })
    const subject = { type: 'class', id } as const
    await writeAudit(tx, actor, {
      action: 'class.create',
      subject,
      classId: id,
      after: { name, term, timeZone },
    })
    return { id }
  })
}

/** Creates one of 32^8 codes. A duplicate is very unlikely, and the database would reject it. */
export function newJoinCode(): string {
  return joinCodeFrom(randomBytes(JOIN_CODE_LENGTH))
}
