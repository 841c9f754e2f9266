import type { AnswerProgress } from '@/domain/items/answer-progress'
import { formatTime } from '@/domain/text/format'
import { formatAnswerProgress } from './format-answer-progress'
import type { SaveState } from './save-queue'

/**
 * Updates the status of each question on the rendered page: saved, answered, flagged. It uses attributes and empty elements
 * that the components don't change.
 */

export function showSaveState(slot: number, state: SaveState): void {
  const question = document.querySelector(`[data-slot="${slot}"]`)
  const line = question?.querySelector<HTMLElement>('[data-save-state]')
  if (!question || !line) return
  // A question that is no longer shown displays only what needs the learner's attention.
  if (state.kind === 'saved' && !state.problem && question.closest('[hidden]')) {
    line.textContent = ''
    return
  }
  const isProblem = state.kind === 'refused' || (state.kind === 'saved' && state.problem !== null)
  // The field itself asks about an ambiguous number.
  const isAsked = question.querySelector('[data-number-choices]') !== null
  line.textContent = wordsFor(state.kind === 'saved' && isAsked ? { ...state, problem: null } : state)
  line.dataset.saveState = isProblem ? 'problem' : state.kind
  question.querySelector<HTMLElement>('[data-problem]')?.setAttribute('hidden', '')
  if (state.kind === 'saved' && state.problem) showQuestionState(slot, { progress: INVALID })
}

const INVALID: AnswerProgress = { state: 'invalid', answered: 0, parts: 1 }

function wordsFor(state: SaveState): string {
  switch (state.kind) {
    case 'saving':
      return 'Saving…'
    case 'saved':
      return state.problem ? `Saved, but invalid: ${state.problem}` : `Saved at ${formatTime(state.at)}`
    case 'kept':
      return `${state.why === 'offline' ? 'Offline. ' : ''}Not sent yet. Your answer is in this browser.`
    case 'refused':
      return state.message
  }
}

export function showQuestionState(
  slot: number,
  marks: { progress?: AnswerProgress; flagged?: boolean },
): void {
  const link = document.querySelector<HTMLElement>(`[data-question="${slot}"]`)
  if (!link) return
  if (marks.progress) {
    link.dataset.progressState = marks.progress.state
    link.dataset.progressWords = formatAnswerProgress(marks.progress)
  }
  if (marks.flagged !== undefined) link.dataset.flagged = String(marks.flagged)
  const words = link.querySelector('[data-question-words]')
  if (words)
    words.textContent = `, ${link.dataset.progressWords}${link.dataset.flagged === 'true' ? ', flagged' : ''}`
  showProgress()
}

function showProgress(): void {
  const questions = [...document.querySelectorAll<HTMLElement>('[data-question]')]
  const answered = questions.filter((question) => question.dataset.progressState === 'answered').length
  const words = document.querySelector('[data-progress]')
  if (words) words.textContent = `${answered} of ${questions.length} answered`
  const bar = document.querySelector('progress')
  if (bar) bar.value = answered
  const incomplete = document.querySelector('[data-incomplete]')
  if (incomplete) incomplete.textContent = questions.flatMap(incompleteWords).join('; ')
}

function incompleteWords({ dataset }: HTMLElement): string[] {
  const isIncomplete = dataset.progressState === 'partial' || dataset.progressState === 'invalid'
  return isIncomplete ? [`Question ${dataset.question}: ${dataset.progressWords}`] : []
}

const FLAG_WAITS = 'Offline. The flag is saved in this browser and will be sent when you reconnect.'

/** Shows or removes a flag. @param isWaiting whether the server doesn't have it yet */
export function markFlagged(slot: number, flagged: boolean, isWaiting = false): void {
  const button = document.querySelector<HTMLButtonElement>(`[data-flag="${slot}"]`)
  if (!button) return
  button.setAttribute('aria-pressed', String(flagged))
  button.value = `${flagged ? 'unflag' : 'flag'}:${slot}`
  showQuestionState(slot, { flagged })
  const line = document.querySelector<HTMLElement>(`[data-slot="${slot}"] [data-save-state]`)
  if (!line || (!isWaiting && line.textContent !== FLAG_WAITS)) return
  line.textContent = isWaiting ? FLAG_WAITS : ''
  line.dataset.saveState = 'kept'
}

/** Shows that the next step at a question needs the server. */
export function showNeedsServer(slot: number, action: 'check' | 'next'): void {
  const what = action === 'check' ? 'check this answer' : 'go to the next question'
  const message = `You’re offline. Your answer is saved in this browser. Reconnect to ${what}.`
  showSaveState(slot, { kind: 'refused', message, closed: false })
}

/** Clears “Saved” at questions that are no longer shown. */
export function clearSaved(): void {
  for (const line of document.querySelectorAll<HTMLElement>('[hidden] [data-save-state="saved"]'))
    line.textContent = ''
}

/** Returns the first question that isn't fully answered, or the first one if all are. */
export function firstOpenSlot(): number {
  const questions = [...document.querySelectorAll<HTMLElement>('[data-question]')]
  const open = questions.find(({ dataset }) => dataset.progressState !== 'answered')
  return Number(open?.dataset.question ?? 1)
}

/** Whether the fields of a question differ from what the server rendered. */
export function isEdited(question: HTMLElement): boolean {
  const fields = question.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')
  return [...fields].some((field) => {
    if (field instanceof HTMLSelectElement) {
      return [...field.options].some(
        (option) => option.selected !== option.defaultSelected && option.value !== '',
      )
    }
    if (field.type === 'radio' || field.type === 'checkbox') return field.checked !== field.defaultChecked
    return field.type !== 'hidden' && field.value !== field.defaultValue
  })
}
