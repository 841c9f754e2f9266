import { type RefObject, useEffect, useRef, useState } from 'react'
import { focusOpenQuestion } from '@/components/items/open-question'
import { responseFromForm } from '@/domain/items/response-from-form'
import type { Rating } from '@/domain/scheduling/memory'
import { MINUTE_MS } from '@/domain/time/durations'
import { prefixOf } from './field-prefix'
import type { ReviewQuestion } from './question-fields'
import { type Answered, SendProblem } from './send-answers'
import type { ReviewTransport } from './transport'

/** One question, or the 2 questions of a comparison side by side. */
export type ReviewStep = {
  key: string
  /** The slug of its course. */
  course: string
  /** Set for a comparison. */
  pair: { id: string; title: string } | null
  sides: { label: string | null; question: ReviewQuestion }[]
}

type Options = {
  steps: ReviewStep[]
  /** Null if the session has a number of cards instead. */
  minutes: number | null
  transport: ReviewTransport
  onDone: ((step: ReviewStep) => void) | undefined
}

/** Answers with their position in the session. */
type Done = { at: number; answers: Answered[] }

/** The state of a review session, with its actions. Time runs out only after an answer, so the current question can be finished. */
export function useReviewSession({ steps, minutes, transport, onDone }: Options) {
  const [done, setDone] = useState<Done[]>([])
  const [at, setAt] = useState(0)
  const [answers, setAnswers] = useState<Answered[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isSending, setIsSending] = useState(false)
  // Increases when a question is repeated, which resets its fields.
  const [round, setRound] = useState(0)
  const [isStopped, setIsStopped] = useState(false)
  const clock = useClock(minutes)
  const form = useRef<HTMLFormElement>(null)
  const sequence = useRef(0)
  const tab = useRef('')
  const askedAt = useRef(0)
  const step = steps[at]

  useEffect(() => {
    tab.current = crypto.randomUUID()
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the time of an answer starts with each question
  useEffect(() => {
    askedAt.current = Date.now()
    form.current?.querySelector<HTMLElement>('[id$="-stem"]')?.focus({ preventScroll: at === 0 })
  }, [at, round])
  const isChecked = answers !== null
  // On a small screen, the result would be below the fold.
  useEffect(() => {
    if (!isChecked) return
    form.current?.querySelector('[data-outcome]')?.scrollIntoView({ block: 'nearest' })
    // The pressed button or answered field is disabled or gone now, so the focus is lost.
    if (document.activeElement === document.body)
      form.current?.querySelector<HTMLElement>('[data-main]')?.focus({ preventScroll: true })
  }, [isChecked])

  /** Runs an action and shows the error if something couldn't be sent. */
  async function attempt(what: () => Promise<void>) {
    if (isSending) return
    setIsSending(true)
    setProblem(null)
    try {
      await what()
    } catch (error) {
      if (!(error instanceof SendProblem)) throw error
      setProblem(error.message)
    } finally {
      setIsSending(false)
    }
  }

  const check = (confidence: number | null) =>
    attempt(async () => {
      if (!form.current || !step || answers || focusOpenQuestion(form.current)) return
      const entered = answersFrom(step, form, { confidence, askedAt: askedAt.current })
      const answered = await transport.sendAnswers(
        step.course,
        entered.map((answer) => {
          sequence.current += 1
          return { clientId: tab.current, sequence: sequence.current, ...answer }
        }),
      )
      const unread = answered.find(({ id }) => id === null)
      if (unread) setProblem(unread.review.reason ?? 'Enter an answer first. Even a guess helps.')
      else {
        setAnswers(answered)
        clock.look()
      }
    })

  function goToNextQuestion() {
    if (!step || !answers) return
    setDone((before) => [...before, { at, answers }])
    onDone?.(step)
    setAnswers(null)
    setAt(at + 1)
    setIsStopped(clock.look() === 0)
  }

  /** Undoes the last answer: the one that is shown, or that of the previous question. */
  const undo = () =>
    attempt(async () => {
      const last = answers ? { at, answers } : done.at(-1)
      if (!last) return
      for (const { id } of last.answers) if (id) await transport.sendAmendment(id, 0)
      if (!answers) setDone((before) => before.slice(0, -1))
      setAt(last.at)
      setAnswers(null)
      setRound((before) => before + 1)
      setIsStopped(false)
    })

  const rate = (rating: Rating) =>
    attempt(async () => {
      const [answered] = answers ?? []
      if (!answered?.id || answers?.length !== 1) return
      const dueAt = await transport.sendAmendment(answered.id, rating)
      // The learner may have continued in the meantime.
      const renew = (list: Answered[]) =>
        list.map((entry) => (entry.id === answered.id ? { ...entry, rating, dueAt } : entry))
      setAnswers((shown) => shown && renew(shown))
      setDone((before) => before.map((entry) => ({ ...entry, answers: renew(entry.answers) })))
    })

  /** Skips a question that was suspended or skipped until tomorrow. */
  function skip() {
    setAnswers(null)
    setAt(at + 1)
  }

  /** Continues after time is up. */
  function extendSession() {
    clock.stop()
    setIsStopped(false)
  }

  return {
    ...{ form, step, at, round, answers, problem, isSending, isStopped },
    ...{ check, goToNextQuestion, undo, rate, skip, extendSession },
    minutesLeft: clock.minutesLeft,
    completed: done.flatMap((entry) => entry.answers),
  }
}

/** The timer of a session. It's checked only between questions, so that it never rushes the learner. */
function useClock(minutes: number | null) {
  const startedAt = useRef(0)
  const [isRunning, setIsRunning] = useState(minutes !== null)
  const [minutesLeft, setMinutesLeft] = useState(minutes)
  useEffect(() => {
    startedAt.current = Date.now()
  }, [])
  return {
    minutesLeft: isRunning ? minutesLeft : null,
    /** @returns the minutes left, rounded up; null if no time was set */
    look: () => {
      if (minutes === null || !isRunning) return null
      const passed = (Date.now() - startedAt.current) / MINUTE_MS
      const left = Math.max(0, Math.ceil(minutes - passed))
      setMinutesLeft(left)
      return left
    },
    stop: () => setIsRunning(false),
  }
}

/** Reads the form's answer to each question of a step. */
function answersFrom(
  { pair, sides }: ReviewStep,
  form: RefObject<HTMLFormElement | null>,
  { confidence, askedAt }: { confidence: number | null; askedAt: number },
) {
  const fields = form.current ? [...new FormData(form.current)] : []
  const answeredAt = new Date()
  return sides.map(({ question: { item, versionId } }, side) => ({
    ...{ versionId, confidence, pair: pair?.id ?? null, answeredAt: answeredAt.toISOString() },
    response: responseFromForm(item, fields, prefixOf(side)),
    durationMs: Math.round((answeredAt.getTime() - askedAt) / sides.length),
  }))
}
