import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { actorOf } from '@/server/http/actor'
import { defineUploadRoute } from '@/server/http/define-form-route'
import { createImport } from '@/server/interchange/create-import'
import { readUploads } from '@/server/interchange/read-uploads'

/** Reads files of questions for review. The body is a form with files, so that it works without JavaScript. */
export const POST = defineUploadRoute({
  access: 'account',
  params: z.object({ class: idText }),
  run: async ({ params, viewer, request }) => {
    const id = await createImport(await actorOf(viewer), params.class, () => readUploads(request))
    return `/classes/${params.class}/items/import/${id}`
  },
})
