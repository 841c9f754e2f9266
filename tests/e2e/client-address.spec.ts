import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import { expect, test } from '../support/browser-test'
import { formsOf } from '../support/html-forms'
import { HttpBrowser } from '../support/http-browser'

// A browser at an address of its own, which claims another one: the audit log names the first.

const ADDRESS = '127.0.0.2'
const CLAIMED = '203.0.113.9'
const PASSWORD = 'correct horse battery'

test('the audit log names the client of an action, also of one that the framework forwards', async ({
  baseURL,
}) => {
  const agent = new Agent({ keepAlive: true, localAddress: ADDRESS })
  const browser = new HttpBrowser(baseURL ?? '', agent, CLAIMED)
  const formOf = async (page: string, field: string) => {
    const forms = formsOf((await browser.get(page)).text())
    return forms.find((fields) => field in fields) ?? {}
  }
  const account = { name: 'A', email: `${randomUUID()}@example.org`, password: PASSWORD }
  const signUp = { ...(await formOf('/sign-up', 'password')), ...account }
  expect((await browser.postParts('/sign-up', Object.entries(signUp))).status).toBe(303)

  const form = await formOf('/classes/new', 'term')
  const { id } = JSON.parse(form['$ACTION_1:0'] ?? '{}')
  const classes = []
  // On its own page, and on one that doesn't hold the action.
  for (const page of ['/classes/new', '/forgot-password', '/sign-in']) {
    const fields = { name: 'A class', term: '', course: form.course ?? '' }
    const sent = Object.entries(fields).map(([name, value]) => [`1_${name}`, value] as const)
    const headers = { 'Next-Action': id, Accept: 'text/x-component' }
    const answer = await browser.postParts(page, [...sent, ['0', '[null,"$K1"]']], headers)
    const [, home] = /^(\/classes\/[\w-]+);/.exec(String(answer.headers['x-action-redirect'])) ?? []
    expect(home, `${page}: ${answer.status} ${answer.text().slice(0, 300)}`).toBeDefined()
    classes.push(home)
  }
  for (const home of classes) {
    const records = (await browser.get(`${home}/records`)).text()
    expect(records).toContain(ADDRESS)
    expect(records).not.toContain(CLAIMED)
    expect(records).not.toContain('127.0.0.1')
  }
  agent.destroy()
})
