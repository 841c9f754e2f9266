import { type AnswerProgress, answerProgress } from '@/domain/items/answer-progress'
import { responseFromForm } from '@/domain/items/response-from-form'
import type { PublicItem } from '@/domain/items/to-public-item'
import type { AttemptSaver } from './attempt-saver'
import { chooseTappedRegion } from './choose-tapped-region'
import type { QuestionAnswer, QuestionsView } from './controller-views'
import { formatAnswerProgress, formatIncomplete } from './format-answer-progress'
import { formatSaveState } from './format-save-state'
import { readConfidenceFields } from './read-confidence-fields'
import type { SaveState } from './save-queue'

/**
 * The only code that finds the elements of an attempt's page. It uses data attributes, and writes to attributes and empty elements that the
 * components don't change.
 */

const FLAG_WAITS = 'Offline. The flag is saved in this browser and will be sent when you reconnect.'

export class AttemptDom implements QuestionsView {
  readonly #form: HTMLFormElement

  constructor(form: HTMLFormElement) {
    this.#form = form
  }

  list() {
    return [...this.#form.querySelectorAll<HTMLElement>('[data-slot]')].map((question) => ({
      slot: Number(question.dataset.slot),
      revision: Number(question.dataset.revision),
      isEdited: isEdited(question),
    }))
  }

  read(slot: number): QuestionAnswer | null {
    const question = findQuestion(slot)
    if (!question) return null
    const { prefix } = question.dataset
    const item = itemOf(question)
    const fields = new FormData(this.#form)
    const response = responseFromForm(item, fields, prefix)
    const progress = answerProgress(item, response, { isInvalid: false })
    return { answer: { response, ...readConfidenceFields(fields, prefix) }, progress }
  }

  showSaveState(slot: number, state: SaveState): void {
    const question = findQuestion(slot)
    const line = question?.querySelector<HTMLElement>('[data-save-state]')
    if (!question || !line) return
    const problem = state.kind === 'saved' ? state.problem : null
    // A question that is no longer shown displays only what needs the learner's attention.
    if (state.kind === 'saved' && !problem && question.closest('[hidden]')) {
      line.textContent = ''
      return
    }
    // The field itself asks about an ambiguous number.
    const fieldAsks = question.querySelector('[data-number-choices]') !== null
    line.textContent = formatSaveState(
      state.kind === 'saved' && fieldAsks ? { ...state, problem: null } : state,
    )
    line.dataset.saveState = problem || state.kind === 'rejected' ? 'problem' : state.kind
    question.querySelector('[data-problem]')?.setAttribute('hidden', '')
  }

  markAnswered(slot: number, { state, answered, parts }: AnswerProgress): void {
    const link = findLink(slot)
    if (!link) return
    Object.assign(link.dataset, { progressState: state, answered, parts })
    describeLink(link)
    showTotals()
  }

  markFlagged(slot: number, flagged: boolean, isWaiting: boolean): void {
    const button = document.querySelector<HTMLButtonElement>(`[data-flag="${slot}"]`)
    if (!button) return
    button.setAttribute('aria-pressed', String(flagged))
    button.value = `${flagged ? 'unflag' : 'flag'}:${slot}`
    const link = findLink(slot)
    if (link) {
      link.dataset.flagged = String(flagged)
      describeLink(link)
    }
    const line = findQuestion(slot)?.querySelector<HTMLElement>('[data-save-state]')
    if (!line || (!isWaiting && line.textContent !== FLAG_WAITS)) return
    line.textContent = isWaiting ? FLAG_WAITS : ''
    line.dataset.saveState = 'unsent'
  }

  showFinishLink(attemptId: string): void {
    const finish = document.querySelector<HTMLAnchorElement>('[data-finish]')
    if (!finish) return
    finish.href = `/attempts/${attemptId}/submit`
    finish.hidden = false
  }

  /** Calls the saver when the learner edits a field or leaves the page, and when the connection is back. */
  listen(saver: AttemptSaver, signal: AbortSignal): void {
    const onEdit = ({ type, target }: Event) => {
      const slot = slotOf(target)
      if (slot !== null) saver.onEdit(slot, type === 'input')
    }
    this.#form.addEventListener('click', chooseTappedRegion, { signal })
    this.#form.addEventListener('input', onEdit, { signal })
    this.#form.addEventListener('change', onEdit, { signal })
    window.addEventListener('pagehide', () => saver.onPageHide(), { signal })
    window.addEventListener('online', () => void saver.onOnline(), { signal })
    const onVisibility = () => document.visibilityState === 'visible' && saver.onReturn()
    document.addEventListener('visibilitychange', onVisibility, { signal })
    this.#form.dataset.ready = 'true'
  }
}

/** Clears “Saved” at questions that are no longer shown. */
export function clearSaved(): void {
  for (const line of document.querySelectorAll<HTMLElement>('[hidden] [data-save-state="saved"]'))
    line.textContent = ''
}

/** Returns the first question that isn't fully answered, or the first one if all are. */
export function firstOpenSlot(): number {
  return listProgress().find(({ progress }) => progress.state !== 'answered')?.slot ?? 1
}

/** If all questions are on one page: the one that has the focus, or else the first. */
export function focusedSlot(): number {
  return slotOf(document.activeElement) ?? 1
}

/** Returns the item of a question, and where notes about its answer go; null if the question isn't on the page. */
export function findNoteTarget(slot: number): { item: PublicItem; element: Element } | null {
  const question = findQuestion(slot)
  const element = question?.querySelector('[data-note]')
  return question && element ? { item: itemOf(question), element } : null
}

function findQuestion(slot: number): HTMLElement | null {
  return document.querySelector(`[data-slot="${slot}"]`)
}

function findLink(slot: number): HTMLElement | null {
  return document.querySelector(`[data-question="${slot}"]`)
}

function slotOf(target: EventTarget | null): number | null {
  const question = target instanceof Element ? target.closest<HTMLElement>('[data-slot]') : null
  return question && Number(question.dataset.slot)
}

function itemOf({ dataset }: HTMLElement): PublicItem {
  return JSON.parse(dataset.item ?? '')
}

function listProgress(): { slot: number; progress: AnswerProgress }[] {
  return [...document.querySelectorAll<HTMLElement>('[data-question]')].map(({ dataset }) => ({
    slot: Number(dataset.question),
    progress: progressOf(dataset),
  }))
}

function progressOf({ progressState, answered, parts }: DOMStringMap): AnswerProgress {
  const state = progressState as AnswerProgress['state']
  return { state, answered: Number(answered), parts: Number(parts) }
}

function describeLink(link: HTMLElement): void {
  const description = link.querySelector('[data-question-state]')
  if (!description) return
  const flag = link.dataset.flagged === 'true' ? ', flagged' : ''
  description.textContent = `, ${formatAnswerProgress(progressOf(link.dataset))}${flag}`
}

function showTotals(): void {
  const questions = listProgress()
  const answered = questions.filter(({ progress }) => progress.state === 'answered').length
  const total = document.querySelector('[data-progress]')
  if (total) total.textContent = `${answered} of ${questions.length} answered`
  const bar = document.querySelector('progress')
  if (bar) bar.value = answered
  const incomplete = document.querySelector('[data-incomplete]')
  if (incomplete) incomplete.textContent = formatIncomplete(questions)
}

/** Whether the fields of a question differ from what the server rendered. */
function isEdited(question: HTMLElement): boolean {
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
