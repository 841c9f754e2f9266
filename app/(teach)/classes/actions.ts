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

/** Redirects to the page that shows the class and asks for confirmation. */
export const openCodeAction = defineAction({
  access: 'account',
  schema: JoinSchema,
  run: async ({ code: typed }) => {
    const code = readJoinCode(typed)
    if (code === null)
      throw new AppError('INVALID_INPUT', {
        fieldErrors: { code: 'Enter a code of 8 letters and digits, such as ABCD-2345.' },
      })
    redirect(`/join/${code}`)
  },
})
