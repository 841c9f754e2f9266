import { formatTime } from '@/domain/text/format'
import type { SaveState } from './save-queue'

/** What the line under a question says about its answer. */
export function formatSaveState(state: SaveState): string {
  switch (state.kind) {
    case 'saving':
      return 'Saving…'
    case 'saved':
      return state.problem ? `Saved, but invalid: ${state.problem}` : `Saved at ${formatTime(state.at)}`
    case 'unsent':
      return `${state.why === 'offline' ? 'Offline. ' : ''}Not sent yet. Your answer is in this browser.`
    case 'rejected':
      return state.message
  }
}
