import { createTransport } from 'nodemailer'
import { env } from './env'

export type Mail = { to: string; subject: string; text: string; headers?: Record<string, string> }

export function isMailSet(): boolean {
  return Boolean(env().SMTP_URL)
}

/** @throws if SMTP isn't set or the server rejects the email */
export async function sendMail(mail: Mail): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env()
  if (!SMTP_URL) throw new Error('SMTP_URL is not set')
  await createTransport(SMTP_URL).sendMail({ from: MAIL_FROM, ...mail })
}
