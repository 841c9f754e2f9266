import type { ExportedQuestion } from './export-format'

/** Questions that lose the same, or that can’t be written for the same reason. */
export interface LossGroup {
  readonly lost: string
  readonly questions: readonly Pick<ExportedQuestion, 'id' | 'name'>[]
}

export interface LossReport {
  /** How many questions keep their points and feedback, change, and aren’t in the file. */
  readonly counts: Readonly<Record<ExportedQuestion['fidelity'], number>>
  /** Why questions aren’t in the file. */
  readonly left: readonly LossGroup[]
  /** What questions in the file lose, the most frequent first. */
  readonly lost: readonly LossGroup[]
}

/** Groups what is lost of many questions. */
export function groupLosses(questions: readonly ExportedQuestion[]): LossReport {
  const counts = { exact: 0, lossy: 0, none: 0 }
  for (const { fidelity } of questions) counts[fidelity] += 1
  return {
    counts,
    left: grouped(questions.filter(({ fidelity }) => fidelity === 'none')),
    lost: grouped(questions.filter(({ fidelity }) => fidelity !== 'none')),
  }
}

function grouped(questions: readonly ExportedQuestion[]): LossGroup[] {
  const groups = new Map<string, ExportedQuestion[]>()
  for (const question of questions)
    for (const lost of question.lost) {
      const group = groups.get(lost) ?? []
      group.push(question)
      groups.set(lost, group)
    }
  return [...groups]
    .map(([lost, all]) => ({ lost, questions: all.map(({ id, name }) => ({ id, name })) }))
    .sort((a, b) => b.questions.length - a.questions.length)
}
