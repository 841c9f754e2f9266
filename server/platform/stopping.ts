import { processWide } from './process-wide'

const state = processWide('stopping', () => ({ isStopping: false }))

/** Whether this process got the signal to stop. It still answers, but new requests should go to other processes. */
export function isStopping(): boolean {
  return state.isStopping
}

export function markStopping(value = true): void {
  state.isStopping = value
}
