import type { GradingResult } from '@/domain/grading/grade'
import { formatList, formatPercent } from '@/domain/text/format'

/** The parts of an explanation of a key: what the grader does with sample answers, in words. */

/** Grades any JSON. */
export type Grade = (response: unknown) => GradingResult

/** “full points”, “50% of the points”, or “no points”. @param share 0 to 1 */
export function formatShare(share: number): string {
  if (share >= 1) return 'full points'
  return share > 0 ? `${formatPercent(share, 1)} of the points` : 'no points'
}

/** The lowest and the highest of several shares, as one amount if they are the same. */
export function formatShares(shares: readonly number[]): string {
  const [low, high] = [Math.min(...shares), Math.max(...shares)]
  return low === high
    ? formatShare(low)
    : `${formatPercent(low, 1)} to ${formatPercent(high, 1)} of the points`
}

export function quote(text: string): string {
  return `“${text}”`
}

/** What the grader makes of an answer: what it earns, the question that it asks about it, or why it can’t read it. */
type Verdict = { kind: 'earns'; share: number } | { kind: 'asks' | 'invalid'; message: string }

export function verdictOn(graded: GradingResult): Verdict {
  if (graded.status === 'ungradable')
    return { kind: graded.code === 'ambiguous-number' ? 'asks' : 'invalid', message: graded.reason }
  return { kind: 'earns', share: graded.earned }
}

/**
 * Sentences about typed answers, those with the same verdict together, what is accepted first: “1960” and “1,960” are accepted. “1.960” needs
 * confirmation: Did you mean 1,960 or 1.96?
 */
export function explainTyped(samples: readonly string[], grade: Grade): string[] {
  const groups = new Map<string, { verdict: Verdict; samples: string[] }>()
  for (const sample of new Set(samples)) {
    const verdict = verdictOn(grade(sample))
    const group = groups.get(JSON.stringify(verdict)) ?? { verdict, samples: [] }
    group.samples.push(sample)
    groups.set(JSON.stringify(verdict), group)
  }
  return [...groups.values()]
    .sort((a, b) => rankOf(b.verdict) - rankOf(a.verdict))
    .map((group) => inWords(group.verdict, group.samples))
}

function rankOf(verdict: Verdict): number {
  if (verdict.kind === 'earns') return verdict.share > 0 ? 2 + verdict.share : 0
  return verdict.kind === 'asks' ? 2 : 1
}

function inWords(verdict: Verdict, samples: readonly string[]): string {
  const subject = formatList(samples.map(quote))
  const isOne = samples.length === 1
  switch (verdict.kind) {
    case 'asks':
      return `${subject} ${isOne ? 'needs' : 'need'} confirmation: ${verdict.message}`
    case 'invalid':
      return `${subject} ${isOne ? 'is' : 'are'} invalid: ${verdict.message}`
    case 'earns':
      if (verdict.share >= 1) return `${subject} ${isOne ? 'is' : 'are'} accepted.`
      if (verdict.share <= 0) return `${subject} ${isOne ? 'is' : 'are'} incorrect.`
      return `${subject} ${isOne ? 'earns' : 'earn'} ${formatShare(verdict.share)}.`
  }
}
