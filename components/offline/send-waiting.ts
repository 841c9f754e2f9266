import { sendAnswers } from '@/components/review/send-answers'
import { changeWaiting, readWaiting } from './device-store'

const AT_ONCE = 100

/**
 * Sends answers that were given without a network, in the name of the one who gave them alone. Sent twice they count once: each has its tab and number.
 * @returns how many were sent
 */
export async function sendWaiting(): Promise<number> {
  const waiting = await readWaiting()
  if (waiting.length === 0) return 0
  const me = await fetch('/api/v1/me').then((response) => response.json())
  const own = waiting.filter(({ owner }) => owner === me.viewer?.id)
  let sent = 0
  for (const course of new Set(own.map((answer) => answer.course))) {
    const answers = own.filter((answer) => answer.course === course)
    for (let start = 0; start < answers.length; start += AT_ONCE) {
      const batch = answers.slice(start, start + AT_ONCE)
      await sendAnswers(
        course,
        batch.map(({ owner: _, course: __, ...answer }) => answer),
      )
      const isSent = new Set(batch.map(({ clientId, sequence }) => `${clientId}/${sequence}`))
      await changeWaiting((left) =>
        left.filter(({ clientId, sequence }) => !isSent.has(`${clientId}/${sequence}`)),
      )
      sent += batch.length
    }
  }
  return sent
}
