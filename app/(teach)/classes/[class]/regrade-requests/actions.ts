'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { plural } from '@/domain/text/format'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'
import {
  ResolveRegradeRequestsSchema,
  resolveRegradeRequests,
} from '@/server/regrade-requests/resolve-regrade-requests'

export const resolveRegradeRequestsAction = defineAction({
  access: 'account',
  schema: ResolveRegradeRequestsSchema,
  run: async (input, viewer) => {
    const { regradePath, count } = await resolveRegradeRequests(await actorOf(viewer), input, new Date())
    // Accepting a request leads to the regrade preview.
    if (regradePath) redirect(regradePath)
    revalidatePath(`/classes/${input.class}/regrade-requests`)
    return `${plural(count, 'student was', 'students were')} notified.`
  },
})
