import 'server-only'
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { JOIN_CODE_LENGTH, joinCodeFrom } from '@/domain/classes/join-code'
import { isTimeZone } from '@/domain/time/calendar'
import { mayCreateClasses } from '@/server/access/class-creation'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'

export const ClassNameSchema = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Please give the class a name.')
    .max(120, 'Please use at most 120 characters.'),
  term: z
    .string()
    .trim()
    .max(60, 'Please use at most 60 characters.')
    .default('')
    .transform((term) => term || null),
})
export const TimeZoneSchema = z.string().max(100).refine(isTimeZone, 'Choose a time zone from the list.')
export const CreateClassSchema = ClassNameSchema.extend({
  course: z.string().min(1).max(100),
  /** Of the browser; an instructor can change it in the class's settings. */
  timeZone: TimeZoneSchema.catch('UTC'),
})

/** @throws AppError FORBIDDEN where the instance restricts it to approved people, who must be told so, and NOT_FOUND without such a course */
export async function createClass(
  actor: ActingPerson,
  input: z.infer<typeof CreateClassSchema>,
): Promise<{ id: string }> {
  const { name, term, course: slug, timeZone } = input
  return db().$transaction(async (tx) => {
    if (!(await mayCreateClasses(actor.id, tx)))
      throw new AppError('FORBIDDEN', {
        userMessage: 'On this site classes are created by approved people: ask its administrator.',
      })
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
      act: 'class.create',
      subject,
      classId: id,
      after: { name, term, timeZone },
    })
    return { id }
  })
}

/** Of 32^8: two are never alike, and the database would refuse the second. */
export function newJoinCode(): string {
  return joinCodeFrom(randomBytes(JOIN_CODE_LENGTH))
}
