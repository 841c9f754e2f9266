import { Agent } from 'node:http'
import type { ProductServer } from '../support/product-server'
import { type Load, nextLearner } from './run-load'
import { type Measure, type Step, takeWholeAttempt, type Variant } from './whole-attempt'

/**
 * Counts the statements that reach the database in each step of one attempt without other load, including begin and
 * commit.
 */
export type StatementCounts = { variant: Variant; bySteps: Map<Step, number[]>; total: number }

export async function countStatements(
  server: ProductServer,
  load: Pick<Load, 'origin' | 'secret' | 'accounts' | 'questions'>,
  variant: Variant,
): Promise<StatementCounts> {
  const agent = new Agent({ keepAlive: true })
  const bySteps = new Map<Step, number[]>()
  const measure: Measure = async (step, work) => {
    const before = await server.countStatements()
    const result = await work()
    bySteps.set(step, [...(bySteps.get(step) ?? []), (await server.countStatements()) - before])
    return result
  }
  const learner = await nextLearner({ ...load, withSignIn: true }, agent)
  await takeWholeAttempt({ ...load, ...learner, withSignIn: true, variant, measure })
  agent.destroy()
  const total = [...bySteps.values()].flat().reduce((sum, count) => sum + count, 0)
  return { variant, bySteps, total }
}
