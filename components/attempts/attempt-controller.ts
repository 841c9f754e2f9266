import { currentOwner } from '@/components/browser-storage/owner'
import { isServerReachable } from '@/components/offline/reach-server'
import { findNoAccess } from './attempt-access'
import { AttemptSaver } from './attempt-saver'
import type { PageView, QuestionsView } from './controller-views'
import type { Draft } from './ensure-attempt'
import { type Replaced, saveQueueFor } from './save-queue'
import { formatNeedsServer, sendAttemptAction } from './send-attempt-action'

/**
 * Runs the page of an attempt: saves what the learner enters, and does what the buttons say. It reaches the page only through its two
 * views, so that tests run it without a browser.
 */
export class AttemptController {
  readonly saver: AttemptSaver
  readonly #questions: QuestionsView
  readonly #page: PageView

  constructor(attemptId: string | null, draft: Draft | null, questions: QuestionsView, page: PageView) {
    this.#questions = questions
    this.#page = page
    this.saver = new AttemptSaver(attemptId, draft, questions, page)
  }

  /** Does what a button says, for example `slot:3`. Enter in a field presses one that only saves. */
  async onPress(button: string): Promise<void> {
    const [step, value] = button.split(':')
    const slot = Number(value)
    this.#page.showCannotSubmit(false)
    switch (step) {
      case 'slot':
        // This page says that the learner must sign in first.
        if (this.saver.unsent?.why !== 'signed-out') this.#page.showQuestion(slot)
        break
      case 'flag':
      case 'unflag':
        await this.saver.flag(slot, step === 'flag')
        break
      case 'check':
      case 'next':
        await this.#takeStep(step, slot)
        break
      case 'submit':
        await this.finish()
        break
      default:
        await this.saver.sendAll()
    }
  }

  /** Opens the page where the attempt is submitted, once the server has every answer. */
  async finish(): Promise<void> {
    const id = await this.saver.begin()
    const isSent = await this.saver.sendAll()
    // The queue reports unsaved answers; the learner stays on this page with them.
    if (!id || !isSent || !(await isServerReachable())) return this.#page.showCannotSubmit(true)
    const noAccess = await findNoAccess(currentOwner(), id)
    if (noAccess) this.#page.showNoAccess(noAccess)
    else this.#page.open(`/attempts/${id}/submit`)
  }

  /** Puts back the answer from another tab or device that this page's answer replaced. */
  async restore(slot: number, { response }: Replaced): Promise<void> {
    if (!this.saver.attemptId) return
    const queue = saveQueueFor(this.saver.attemptId)
    queue.add(slot, { response })
    if (await queue.flush()) this.#page.refresh()
  }

  async #takeStep(step: 'check' | 'next', slot: number): Promise<void> {
    const id = await this.saver.begin()
    const isSent = await this.saver.sendAll()
    if (!id || !isSent) {
      if (!(await isServerReachable())) this.#showError(slot, formatNeedsServer(step))
      return
    }
    const { message, mustRefresh } = await sendAttemptAction(id, step, slot)
    if (message !== null) this.#showError(slot, message)
    if (mustRefresh) this.#page.refresh()
  }

  #showError(slot: number, message: string): void {
    this.#questions.showSaveState(slot, { kind: 'rejected', message })
  }
}
