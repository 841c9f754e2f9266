import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { SECOND_MS } from '@/domain/time/durations'
import { env } from './env'

export const MailSchema = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  headers: z.record(z.string(), z.string()).optional(),
})
export type Mail = z.infer<typeof MailSchema>
/** Sends an email. @throws if the server rejects it or can't be reached */
export type Mailer = (mail: Mail) => Promise<void>

/** A server that doesn't respond must not keep an email longer than the queue waits for it. */
const TIMEOUTS = {
  connectionTimeout: 15 * SECOND_MS,
  greetingTimeout: 15 * SECOND_MS,
  socketTimeout: 30 * SECOND_MS,
}

export function isMailSet(): boolean {
  return Boolean(env().SMTP_URL)
}

/** Sends immediately: only for the queue (`email-queue.ts`). @throws if SMTP isn't set or the server rejects the email */
export async function sendMail(mail: Mail): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env()
  if (!SMTP_URL) throw new Error('SMTP_URL is not set')
  await createTransport({ url: SMTP_URL, ...TIMEOUTS }).sendMail({ from: MAIL_FROM, ...mail })
}
