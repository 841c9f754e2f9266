import type { Db } from '@/server/platform/db'
import { runRegrade } from './run-regrade'
import { runUndo } from './undo-run'

/** Resumes interrupted regrades. @returns how many runs were resumed */
export async function resumeRegrades(client: Db, now: Date): Promise<number> {
  const cut = await client.regradeRun.findMany({
    where: { state: { in: ['RUNNING', 'UNDOING'] } },
    orderBy: { createdAt: 'asc' },
    select: { id: true, state: true },
  })
  for (const { id, state } of cut)
    await (state === 'RUNNING' ? runRegrade(client, id, now) : runUndo(client, id, now))
  return cut.length
}
