import { FSRS_MODEL, type MemoryModel, TRACE_MODEL } from '../simulation/memory-models'
import { studyUntilExam } from '../simulation/study-until-exam'

const DAYS = [7, 14, 30, 60]
const MINUTES = [5, 10]
const COURSE = { facts: 150, newPerDay: 10 }

/**
 * Compares recall on exam day by due order and by the exam plan, over simulated learners. Both orders use the same
 * learners, so that only the order differs.
 */
export function comparePlans(learners: number) {
  return [...rowsOf(FSRS_MODEL, learners), ...rowsOf(TRACE_MODEL, learners)]
}

function rowsOf<State>(model: MemoryModel<State>, learners: number) {
  return DAYS.flatMap((days) =>
    MINUTES.map((minutesPerDay) => {
      const pairs = Array.from({ length: learners }, (_, learner) => {
        const recallBy = (order: 'due' | 'date') =>
          studyUntilExam({ ...COURSE, order, days, minutesPerDay }, model, `simulated learner ${learner}`)
            .recall
        return { due: recallBy('due'), date: recallBy('date') }
      })
      const gain = meanWithInterval(pairs.map(({ due, date }) => date - due))
      return {
        memory: model.name,
        days,
        'minutes per day': minutesPerDay,
        'due order (%)': percent(meanWithInterval(pairs.map(({ due }) => due)).mean),
        'exam plan (%)': percent(meanWithInterval(pairs.map(({ date }) => date)).mean),
        'gain (percentage points)': percent(gain.mean),
        '95% interval': `${percent(gain.low)} to ${percent(gain.high)}`,
      }
    }),
  )
}

/** Uses the normal distribution, because there are many learners. */
function meanWithInterval(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
  const half = 1.96 * Math.sqrt(variance / values.length)
  return { mean, low: mean - half, high: mean + half }
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10
}
