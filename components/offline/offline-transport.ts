import { heirOf } from '@/components/browser-storage/owner'
import type { Answered, SentAnswer } from '@/components/review/send-answers'
import type { ReviewTransport } from '@/components/review/transport'
import type { ReviewStep } from '@/components/review/use-review-session'
import { isHighConfidenceError } from '@/domain/calibration/calibration'
import { gradeResponse } from '@/domain/grading/grade-response'
import { reviewItem } from '@/domain/grading/review-item'
import type { Rating } from '@/domain/scheduling/memory'
import { ratingOf } from '@/domain/scheduling/rating'
import { changePack, changeWaiting, type Pack, questionsOf } from './offline-store'

/** Offline review: answers are graded here, stored until there is a connection, and graded again by the server. */
export function offlineTransport(owner: string, packs: readonly Pack[]): ReviewTransport {
  return {
    sendAnswers: async (course, answers) => {
      const pack = packs.find((entry) => entry.course === course)
      if (!pack) throw new Error('the course is not downloaded')
      const answered = answers.map((answer) => gradeHere(pack, answer))
      const acknowledged = answers.filter((_, index) => answered[index]?.id)
      await changeWaiting(heirOf(owner), (waiting) => [
        ...waiting,
        ...acknowledged.map((answer) => ({ ...answer, course, rating: null })),
      ])
      return answered
    },
    sendAmendment: async (id, rating) => {
      await changeWaiting(heirOf(owner), (waiting) =>
        rating === 0
          ? waiting.filter((answer) => idOf(answer) !== id)
          : waiting.map((answer) => (idOf(answer) === id ? { ...answer, rating } : answer)),
      )
      return null
    },
  }
}

/** Removes answered questions from the pack, so that this device doesn't ask them again. */
export async function removeFromPack(owner: string, { course, pair, sides }: ReviewStep): Promise<void> {
  const answered = sides.map(({ question }) => question.versionId)
  await changePack(heirOf(owner), course, (pack) => ({
    ...pack,
    questions: pack.questions.filter(({ versionId }) => !answered.includes(versionId)),
    drills: pair ? pack.drills.filter((drill) => drill.pair !== pair.id) : pack.drills,
  }))
}

const idOf = ({ clientId, sequence }: Pick<SentAnswer, 'clientId' | 'sequence'>) => `${clientId}/${sequence}`

function gradeHere(pack: Pack, answer: SentAnswer): Answered {
  const question = questionsOf(pack).find(({ versionId }) => versionId === answer.versionId)
  if (!question) throw new Error('the question is not in the pack')
  const grade = gradeResponse(question.item, answer.response)
  const review = reviewItem(question.item, answer.response, grade)
  const isKept = grade.status === 'graded'
  const fraction = grade.earned / grade.possible
  const { confidence } = answer
  const rating: Rating = ratingOf({ fraction, hinted: false, confidence, pace: 'usual' })
  return {
    id: isKept ? idOf(answer) : null,
    rating: isKept ? rating : null,
    review,
    passage: question.passage,
    dueAt: null,
    dueReason: null,
    isLeech: false,
    isHighConfidenceError: isHighConfidenceError({ ...grade, confidence }),
    mixedUp: [],
  }
}
