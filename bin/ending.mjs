import { setTimeout as pause } from 'node:timers/promises'
import { children } from './steps.mjs'

/** Ends this process and everything that it started when a signal requests it or the npm that started it is gone. */

/** The time limits for a child to end on its own, and for the whole shutdown. */
const CHILD_MS = 5_000
const END_MS = 20_000
const LOOK_MS = 500
const NUMBERS = { SIGINT: 2, SIGTERM: 15 }

let isEnding = false
let end = () => {}
let exitCode
let limitMs = END_MS

/** Replaces the default shutdown, and allows it `moreMs`; the exit code is then 0. */
export function endBy(work, moreMs = 0) {
  end = work
  exitCode = 0
  limitMs = END_MS + moreMs
}

/** Whether an error may be caused by the shutdown in progress. */
export function isUnderWay() {
  return isEnding
}

export function listenForEnd() {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => endOnce(NUMBERS[signal]))
  if (process.env.npm_lifecycle_event) watchParent(() => endOnce(NUMBERS.SIGTERM))
}

/** A killed npm forwards nothing: its child gets another parent. */
function watchParent(onGone) {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    onGone()
  }, LOOK_MS)
  timer.unref()
}

async function endOnce(signalNumber) {
  // Ctrl-C reaches this process twice, from the terminal and from npm.
  if (isEnding) return
  isEnding = true
  setTimeout(() => giveUp(), limitMs).unref()
  await endChildren()
  await Promise.resolve(end()).catch((error) => {
    console.error(error)
    exitCode = 1
  })
  process.exit(exitCode ?? 128 + signalNumber)
}

function giveUp() {
  console.error(`Casebook stopped: the requests in progress took longer than ${limitMs / 1_000} seconds.`)
  process.exit(1)
}

async function endChildren() {
  const ended = [...children].map((child) => new Promise((resolve) => child.once('close', resolve)))
  for (const child of children) child.kill('SIGTERM')
  await Promise.race([Promise.all(ended), pause(CHILD_MS, undefined, { ref: false })])
  for (const child of children) child.kill('SIGKILL')
}
