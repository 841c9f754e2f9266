import 'server-only'
import type { importOperations } from '@/contract/operations/import-operations'
import { requireClassPermission } from '@/server/access/class-access'
import { createImport } from '@/server/interchange/create-import'
import { getImport, listImports } from '@/server/interchange/import-queries'
import { orderImport } from '@/server/interchange/order-import'
import { startImport } from '@/server/interchange/start-import'
import type { HandlersOf } from '../run-operation'

export const importHandlers: HandlersOf<typeof importOperations> = {
  listImports: async ({ params, viewer }) => {
    const { id } = await requireClassPermission(viewer.id, params.class, 'teach')
    const imports = await listImports(id)
    return { imports: imports.map((each) => ({ ...each, createdAt: each.createdAt.toISOString() })) }
  },

  createImport: async ({ params, body, viewer, caller: { ipAddress } }) => ({
    id: await createImport({ id: viewer.id, ipAddress }, params.class, async () =>
      body.files.map(({ name, content, encoding }) => ({ name, bytes: Buffer.from(content, encoding) })),
    ),
  }),

  getImport: async ({ params: { show, category, page, ...target }, viewer }) => {
    const { files, counts, waiting, questions } = await getImport(viewer.id, target, {
      ...{ show, category, page },
    })
    return {
      ...{ counts, waiting },
      files: files.map(({ name, format, problems }) => ({
        ...{ name, format: format?.id ?? null },
        problems: problems.map(({ severity, line, message }) => ({ severity, line, message })),
      })),
      questions: questions.map(({ fileName, itemId, preview: _, changes: __, ...question }) => ({
        ...question,
        ...{ file: fileName, item: itemId },
      })),
    }
  },

  importQuestions: async ({ params, body, viewer, caller: { ipAddress } }) => {
    const { questions: ids, show, category, ...order } = body
    const selection = ids === undefined ? { show, category } : { ids }
    const count = await orderImport({ id: viewer.id, ipAddress }, params, selection, order)
    await startImport(params.import, count)
    return { questions: count }
  },
}
