import { describe, expect, test } from 'vitest'
import { type Situation, suggestNextStep } from './next-step'

const concepts = new Map([
  ['crrf', { isCore: true, lesson: 'two-forces' }],
  ['turkey', { isCore: false, lesson: 'win-or-burden' }],
])

function situation(change: Partial<Situation> = {}): Situation {
  return {
    openAttempt: null,
    due: 0,
    atRisk: 0,
    lessons: [
      { slug: 'one', isFinished: false, quiz: 'one', isQuizTaken: false },
      { slug: 'two', isFinished: false, quiz: 'two', isQuizTaken: false },
    ],
    strengths: [],
    concepts,
    finalQuiz: 'final',
    ...change,
  }
}

const read = (slug: string, isQuizTaken: boolean) => ({ slug, isFinished: true, quiz: slug, isQuizTaken })

describe('the next step', () => {
  test('a new learner is sent to the first lesson', () => {
    expect(suggestNextStep(situation())).toEqual({ kind: 'read', lesson: 'one', reason: 'first' })
  })

  test('an open attempt comes before everything', () => {
    const openAttempt = { id: 'a1', title: 'Two forces' }
    expect(suggestNextStep(situation({ openAttempt }))).toMatchObject({ kind: 'go-on', attemptId: 'a1' })
  })

  test('reviews at risk, or many reviews, come before a test', () => {
    const lessons = [read('one', false), ...situation().lessons.slice(1)]
    expect(suggestNextStep(situation({ lessons, due: 3, atRisk: 1 }))).toEqual({
      kind: 'review',
      due: 3,
      atRisk: 1,
    })
    expect(suggestNextStep(situation({ lessons, due: 9 }))).toMatchObject({ kind: 'quiz' })
    expect(suggestNextStep(situation({ lessons, due: 10 }))).toMatchObject({ kind: 'review' })
  })

  test('a lesson that was read is tested before the next is read', () => {
    const lessons = [read('one', false), ...situation().lessons.slice(1)]
    expect(suggestNextStep(situation({ lessons }))).toMatchObject({ kind: 'quiz', quiz: 'one' })
  })

  test('a weak core concept comes before a weaker other one', () => {
    const strengths = [
      { concept: 'turkey', strength: 0.1, answers: 3, items: 3, days: 2 },
      { concept: 'crrf', strength: 0.5, answers: 3, items: 3, days: 2 },
    ]
    const lessons = [read('one', true), ...situation().lessons.slice(1)]
    expect(suggestNextStep(situation({ lessons, strengths }))).toEqual({
      kind: 'strengthen',
      concept: 'crrf',
      lesson: 'two-forces',
    })
  })

  test('a strength that equals 0.6 in decimal arithmetic isn’t weak', () => {
    const strengths = [{ concept: 'crrf', strength: 0.5999999999999999, answers: 3, items: 3, days: 2 }]
    const lessons = [read('one', true), ...situation().lessons.slice(1)]
    expect(suggestNextStep(situation({ lessons, strengths }))).not.toMatchObject({ kind: 'strengthen' })
  })

  test('too few answers make no concept weak', () => {
    const strengths = [{ concept: 'crrf', strength: null, answers: 1, items: 1, days: 1 }]
    expect(suggestNextStep(situation({ strengths }))).toMatchObject({ kind: 'read' })
  })

  test('after all lessons and strong concepts, the final quiz remains', () => {
    const lessons = [read('one', true), read('two', true)]
    expect(suggestNextStep(situation({ lessons }))).toEqual({
      kind: 'quiz',
      quiz: 'final',
      reason: 'all-read',
    })
  })

  test('a course without a final quiz ends', () => {
    expect(suggestNextStep(situation({ lessons: [read('one', true)], finalQuiz: null }))).toBeNull()
  })
})
