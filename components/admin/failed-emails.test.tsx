import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { FailedEmails } from './failed-emails'

const email = { id: 'e', kind: 'invitation', recipient: null, tries: 1, failure: null } as const

test.each([
  [{ failure: '550' }, 'The email server rejected it (550).'],
  [{ failure: 'ESOCKET' }, 'The email server couldn’t be reached (ESOCKET).'],
  [{ failure: 'UNREADABLE' }, 'ENCRYPTION_SECRET has changed'],
  [{}, 'It wasn’t tried in time.'],
  [{ recipient: 'ada@example.org' }, 'Invitation to a class for ada@example.org'],
  [{ tries: 7 }, '7 tries'],
])('a failed email says what happened: %j', (more, text) => {
  const html = renderToStaticMarkup(
    <FailedEmails emails={[{ ...email, failedAt: new Date('2026-11-29T12:00:00Z'), ...more }]} />,
  )
  expect(html.replaceAll('<!-- -->', '')).toContain(text)
})
