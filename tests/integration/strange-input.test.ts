import { beforeAll, expect, test, vi } from 'vitest'
import { startSession } from '@/server/auth/start-session'
import { ACTION_CASES, type Fields } from '@/tests/support/action-cases'
import { captureLog } from '@/tests/support/capture-log'
import { askHandler, type Handler, readHandlers } from '@/tests/support/product-handlers'
import { type Action, callAction, readActions } from '@/tests/support/product-surface'
import { paramsOf, ROUTE_CASES } from '@/tests/support/route-cases'
import { useTestDatabase } from '@/tests/support/test-database'
import { createWholeClass } from '@/tests/support/whole-class'
import '@/tests/support/session-secret'

// Replaces cookies, headers, and page revalidation, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))
vi.mock('next/cache', () => ({ revalidatePath: () => {} }))

const database = useTestDatabase()

let actions: Map<string, Action>
let handlers: Map<string, Handler>
beforeAll(async () => {
  actions = await readActions()
  handlers = await readHandlers()
})

/** Input that no one types, and input of an attacker. */
const STRANGE = {
  'a character that the database can’t store': 'a\u0000b',
  'half a surrogate pair': 'a\ud800b',
  'a number too large for any column': '9'.repeat(30),
  'a number too large for an integer column': '2147483648',
  'an infinite number': '1e400',
  'not a number': 'NaN',
  'a negative number': '-1',
  'the name of an inherited property': '__proto__',
  'a line break followed by a header': 'a\r\nLocation: //elsewhere.example',
  'a formula': '=1+1',
  'only spaces': '   ',
  'very long text': 'x'.repeat(100_000),
}

type Entry = { [K: string]: unknown; of: string; fields: (whole: Whole) => Fields }
type Whole = Awaited<ReturnType<typeof createWholeClass>>

const withFields = Object.entries(ACTION_CASES).flatMap(([file, entries]) =>
  Object.entries(entries).flatMap(([name, entry]) =>
    'fields' in entry ? [[`${file}#${name}`, entry as Entry] as const] : [],
  ),
)

const errorsIn = (logged: ReturnType<typeof captureLog>) =>
  logged.lines().flatMap(({ level, msg, error }) => (level === 'error' ? [error?.message ?? msg] : []))

test.each(withFields)('%s accepts any form data or reports the problem', async (name, entry) => {
  const whole = await createWholeClass()
  if (entry.of === 'instance')
    await database().user.update({ where: { id: whole.instructor }, data: { role: 'ADMIN' } })
  await startSession(entry.of === 'person' ? whole.student : whole.instructor)
  const valid = entry.fields(whole)
  const failed: string[] = []
  const logged = captureLog()
  for (const field of Object.keys(valid))
    for (const [what, value] of Object.entries(STRANGE)) {
      const outcome = await callAction(actions, name, { ...valid, [field]: value })
      if (outcome === 'INTERNAL') failed.push(`${field}: ${what}`)
    }
  expect([...failed, ...errorsIn(logged)]).toEqual([])
})

test('a roster in another encoding keeps its letters, and a non-text file is rejected', async () => {
  const whole = await createWholeClass()
  await startSession(whole.instructor)
  const preview = async (bytes: number[]) => {
    const form = new FormData()
    form.set('class', whole.classId)
    form.set('file', new File([new Uint8Array(bytes)], 'roster.csv'))
    return actions.get('(teach)/classes/[class]/people/roster#previewRosterAction')?.(null, form)
  }
  const line = [...new TextEncoder().encode('rene@example.org,Ren')]
  expect(await preview([...line, 0xe9])).toMatchObject({
    data: { encoding: 'windows-1252', steps: [{ name: 'René', action: 'invite' }] },
  })
  expect(await preview([0x50, 0x4b, 0x03, 0x04, 0x00, ...line])).toMatchObject({
    code: 'INVALID_INPUT',
    fieldErrors: { text: expect.stringContaining('UTF-8') },
  })
  expect(await preview([...line, ...new TextEncoder().encode('é')])).toMatchObject({
    data: { steps: [{ name: 'René', action: 'invite' }] },
  })
})

test.each(Object.entries(ROUTE_CASES))(
  '%s accepts any request or reports the problem',
  async (name, entry) => {
    const whole = await createWholeClass()
    await startSession(entry.of === 'class' ? whole.instructor : whole.student)
    const failed: string[] = []
    const logged = captureLog()
    const ask = async (what: string, params: Fields, body: typeof entry.body) => {
      const outcome = await askHandler(handlers, name, { params, body })
      if (/^5|INTERNAL/.test(outcome)) failed.push(what)
    }
    const params = paramsOf(entry, whole)
    const { body } = entry
    for (const [what, value] of Object.entries(STRANGE)) {
      const isAddress = !/\0|[\ud800-\udfff]/.test(value)
      // Invalid escapes in a URL are rejected before they reach this code.
      for (const key of Object.keys(params))
        if (isAddress && name.includes(`[${key}]`))
          await ask(`${key}: ${what}`, { ...params, [key]: value }, body)
      if (typeof body === 'string')
        await ask(what, params, `${body}&${new URLSearchParams({ s1: value })}&slot=${value}`)
      else
        for (const key of Object.keys(body ?? {}))
          for (const sent of [value, Number(value), { [value]: value }, [value]])
            await ask(`${key}: ${what}`, params, { ...body, [key]: sent })
    }
    expect([...failed, ...errorsIn(logged)]).toEqual([])
  },
)
