import { currentOwner } from '@/components/browser-storage/owner'
import { sendAnswers } from '@/components/review/send-answers'
import { changeWaiting, readWaiting } from './offline-store'

const AT_ONCE = 100

/**
 * Sends the review answers that the current owner gave offline. An answer sent twice counts once, since it has its tab and sequence number.
 * @returns how many were sent
 */
export function syncPending(): Promise<number> {
  // One after the other, so that two calls don't count the same answer.
  const sending = previous.then(sendAll, sendAll)
  previous = sending
  return sending
}

let previous: Promise<unknown> = Promise.resolve()

async function sendAll(): Promise<number> {
  const owner = currentOwner()
  const own = await readWaiting(owner)
  let sent = 0
  for (const course of new Set(own.map((answer) => answer.course))) {
    const answers = own.filter((answer) => answer.course === course)
    for (let start = 0; start < answers.length; start += AT_ONCE) {
      const batch = answers.slice(start, start + AT_ONCE)
      await sendAnswers(
        course,
        batch.map(({ course: _, ...answer }) => answer),
        owner,
      )
      const isSent = new Set(batch.map(({ clientId, sequence }) => `${clientId}/${sequence}`))
      await changeWaiting(owner, (left) =>
        left.filter(({ clientId, sequence }) => !isSent.has(`${clientId}/${sequence}`)),
      )
      sent += batch.length
    }
  }
  return sent
}
