import 'server-only'
import { db } from '@/server/platform/db'
import { log } from '@/server/platform/log'
import { runImport } from './run-import'

/** More questions are imported after the response, and the page shows how far the import is. */
const MAX_IN_REQUEST = 50

/** Imports the marked questions of a batch: few right away, many in the background. A restart doesn’t lose any: `resumeImports` continues. */
export async function startImport(batchId: string, count: number): Promise<void> {
  const running = runImport(db(), batchId, new Date())
  if (count <= MAX_IN_REQUEST) await running
  else running.catch((error) => log.error({ error }, 'an import was interrupted'))
}
