import 'server-only'
import { countWork, type WorkCounts } from '@/domain/attempts/count-work'
import { countWorkStates, type WorkRow } from './work-statements'

const NOBODY = countWork([])

/** Counts the work states of a class's students by quiz with one statement. The caller has checked access with `requireClassPermission`. */
export async function listWorkCounts(classId: string): Promise<(quizId: string) => WorkCounts> {
  const rows = await countWorkStates(classId)
  const byQuiz = new Map<string, WorkRow[]>()
  for (const row of rows) byQuiz.set(row.quizId, [...(byQuiz.get(row.quizId) ?? []), row])
  const counts = new Map([...byQuiz].map(([quizId, works]) => [quizId, countWork(works)]))
  return (quizId) => counts.get(quizId) ?? NOBODY
}
