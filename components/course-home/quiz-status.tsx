'use client'

import { formatPercent } from '@/domain/text/format'
import { type LoadedHome, useCourseHome } from './course-home'
import { Ring } from './ring'

type QuizHome = LoadedHome['quizzes'][number]

/** A ring that shows the best score of a quiz. */
export function QuizRing({ quiz }: { quiz: string }) {
  const { own, isKnown } = useQuiz(quiz)
  return (
    <Ring
      className="size-6"
      ratio={own?.best ?? 0}
      label={isKnown ? (formatOwn(own) ?? 'Not taken yet') : null}
    />
  )
}

/** The best score as text, after `lead`; nothing if the quiz wasn't taken. */
export function QuizStatus({ quiz, lead = '' }: { quiz: string; lead?: string }) {
  const status = formatOwn(useQuiz(quiz).own)
  return status === null ? null : `${lead}${status}`
}

/** The best score in percent; nothing before there is one. */
export function BestScore({ quiz }: { quiz: string }) {
  const best = useQuiz(quiz).own?.best ?? null
  return best === null ? null : formatPercent(best)
}

function useQuiz(quiz: string): { own: QuizHome | undefined; isKnown: boolean } {
  const { state } = useCourseHome()
  const home = state.kind === 'loaded' ? state.home : null
  return { own: home?.quizzes.find((entry) => entry.quiz === quiz), isKnown: state.kind === 'loaded' }
}

function formatOwn(own: QuizHome | undefined): string | null {
  if (!own) return null
  if (own.isOpen)
    return own.best === null ? 'In progress' : `In progress, best score ${formatPercent(own.best)}`
  return own.best === null ? 'Taken' : `Best score ${formatPercent(own.best)}`
}
