import type { AnswerOf } from '@/contract/define-operation'
import type { AttemptSchema } from '@/contract/schemas/attempt-schemas'
import type { ProgressSchema } from '@/contract/schemas/progress-schemas'
import type { CheckingSchema, ResultsPolicySchema } from '@/contract/schemas/results-schemas'
import type { VisibleResult } from '@/domain/attempts/visible-result'
import type { AttemptResults } from '@/server/attempts/find-results'
import type { AskedItem, Checking, OpenAttempt } from '@/server/attempts/queries'
import type { Progress } from '@/server/progress/get-progress'
import type { AttemptResult } from '@/server/progress/queries'
import { ATTEMPT_STATES } from '@/server/quizzes/attempt-states'

/** Attempts and progress in the format of the API. Lists every field, so that no other field is sent. */

export function presentAttempt(attempt: OpenAttempt, asked: AskedItem[]): AnswerOf<typeof AttemptSchema> {
  const { id, title, courseSlug, quizSlug, state, rules, startedAt, closesAt, currentSlot, questions } =
    attempt
  return {
    id,
    title,
    course: courseSlug,
    quiz: quizSlug,
    state: ATTEMPT_STATES[state],
    behavior: rules.behavior,
    startedAt: startedAt.toISOString(),
    closesAt: closesAt?.toISOString() ?? null,
    sequential: rules.sequential,
    currentSlot,
    questions: questions.map(({ slot, progress, flagged, isLocked }) => ({
      slot,
      answered: progress.state === 'answered',
      state: progress.state,
      partsAnswered: progress.answered,
      parts: progress.parts,
      flagged,
      isLocked,
    })),
    items: asked.map(({ slot, item, response, flagged, revision, certainty, confidence, checking }) => ({
      slot,
      item,
      response,
      flagged,
      revision,
      certainty,
      confidence,
      checking: checking && presentChecking(checking),
    })),
  }
}

export function presentChecking(checking: Checking): AnswerOf<typeof CheckingSchema> {
  const { triesUsed, triesLeft, isLocked, hint, review } = checking
  return { triesUsed, triesLeft, isLocked, hint, review: review && presentItemReview(review) }
}

export function presentResults(attempt: AttemptResults): AnswerOf<typeof ResultsPolicySchema> {
  const { id, title, courseSlug, quizSlug, behavior, isLate, earned, possible } = attempt
  const { submittedAt, closesAt, unanswered, ungradable, waiting, overallFeedback } = attempt
  return {
    id,
    title,
    course: courseSlug,
    quiz: quizSlug,
    behavior,
    submittedAt: submittedAt.toISOString(),
    isLate,
    closesAt: closesAt?.toISOString() ?? null,
    earned,
    possible,
    unanswered,
    ungradable,
    waiting,
    overallFeedback,
    items: attempt.items.map(({ slot, review, triesUsed, certainty, confidence, met, staff }) => ({
      slot,
      review: presentItemReview(review),
      triesUsed,
      certainty,
      confidence,
      staff,
      met: met && [...met],
    })),
  }
}

export function presentItemReview(review: VisibleResult) {
  const { itemId, stem, concept, status, earned, possible, reason, criteria } = review
  const { feedback, explanation, section, paragraphs } = review
  const rows = review.rows.map(
    ({ id, label, given, correct, status, options, reason, spelling, feedback }) => ({
      id,
      label,
      given,
      correct,
      status,
      options: options && { chosen: options.chosen, keys: [...options.keys] },
      reason,
      spelling,
      feedback,
    }),
  )
  return {
    itemId,
    stem,
    concept,
    status,
    earned,
    possible,
    reason,
    rows,
    criteria: criteria?.map(({ id, text, points }) => ({ id, text, points })) ?? null,
    feedback,
    explanation,
    section,
    paragraphs,
  }
}

export function presentProgress(progress: Progress): AnswerOf<typeof ProgressSchema> {
  const { readings, results, open, concepts, nextStep } = progress
  return {
    lessons: readings.map(({ lessonSlug, finishedSections, finishedAt }) => ({
      lesson: lessonSlug,
      finishedSections,
      finishedAt: finishedAt?.toISOString() ?? null,
    })),
    open: open.map(presentResult),
    results: results.map(presentResult),
    concepts: concepts.map(({ concept, strength, answers, level, recall }) => ({
      ...{ concept, strength, answers, level, recall },
    })),
    nextStep,
  }
}

function presentResult({
  id,
  title,
  quizSlug,
  state,
  startedAt,
  submittedAt,
  earned,
  possible,
}: AttemptResult) {
  return {
    id,
    title,
    quiz: quizSlug,
    state: ATTEMPT_STATES[state],
    startedAt: startedAt.toISOString(),
    submittedAt: submittedAt?.toISOString() ?? null,
    earned,
    possible,
  }
}
