import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, vi } from 'vitest'
import type { Mailer } from '@/server/platform/mail'

export type Received = { from: string; to: string[]; raw: string }

/** Starts an SMTP server for a test file, and sets it in the environment. */
export function useSmtpServer() {
  const received: Received[] = []
  const state = { isRefusing: false }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_, __, done) => done(state.isRefusing ? new Error('The box is full.') : undefined),
    onData: (stream, { envelope }, done) => {
      text(stream).then((raw) => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        received.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw })
        done()
      }, done)
    },
  })
  beforeAll(async () => {
    server.listen(0, '127.0.0.1')
    await once(server.server, 'listening')
    const { port } = server.server.address() as AddressInfo
    vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${port}`)
    vi.stubEnv('MAIL_FROM', 'Casebook <casebook@example.org>')
    vi.resetModules()
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await new Promise<void>((resolve) => server.close(resolve))
  })
  return {
    state,
    mailsTo: (address: string) => received.filter(({ to }) => to.includes(address)),
    /** Imported again, with the settings of the test. */
    mailer: async (): Promise<Mailer> => (await import('@/server/platform/mail')).sendMail,
  }
}

/** A header or the text, unfolded and decoded. */
export const unfolded = (raw: string) => raw.replaceAll(/=\r\n/g, '').replaceAll(/\r\n[ \t]/g, ' ')
