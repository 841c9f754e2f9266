'use server'

import { redirect } from 'next/navigation'
import { readJoinCode } from '@/domain/classes/join-code'
import { CreateClassSchema, createClass } from '@/server/classes/create-class'
import { JoinSchema } from '@/server/classes/join-class'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'
import { AppError } from '@/server/platform/errors'

export const createClassAction = defineAction({
  access: 'account',
  schema: CreateClassSchema,
  run: async (input, viewer) => {
    const { id } = await createClass(await actorOf(viewer), input)
    redirect(`/classes/${id}`)
  },
})

/** Leads to the page that says which class it is, and asks. */
export const openCodeAction = defineAction({
  access: 'account',
  schema: JoinSchema,
  run: async ({ code: typed }) => {
    const code = readJoinCode(typed)
    if (code === null)
      throw new AppError('INVALID_INPUT', {
        fieldErrors: { code: 'A code has eight letters and digits, such as ABCD-2345.' },
      })
    redirect(`/join/${code}`)
  },
})
