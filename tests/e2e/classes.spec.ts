import { randomUUID } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { leaveWelcome, PASSWORD, register } from '../support/register'
import { setColorScheme } from '../support/set-color-scheme'

// One class, from its first day to its archiving.
test.describe.configure({ mode: 'serial', timeout: 120_000 })

let instructor: Page
let student: Page
let stranger: Page
let home: string
let code: string

const open = async (browser: Browser, baseURL: string | undefined, options: BrowserContextOptions = {}) =>
  (await browser.newContext({ ...options, ...(baseURL && { baseURL }) })).newPage()

/** Signs up from the page that names the class, and returns to it. */
async function comeIn(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'History of treaties' })).toBeVisible()
  await page.getByRole('link', { name: 'Create account' }).click()
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Email').fill(`reader-${randomUUID()}@example.org`)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Create account' }).click()
  await leaveWelcome(page)
}

async function expectFine(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    // Experimental in axe, but a WCAG criterion (2.5.3).
    .options({ rules: { 'label-content-name-mismatch': { enabled: true } } })
    .analyze()
  expect(violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(0)
}

test.beforeAll(async ({ browser, baseURL }) => {
  instructor = await open(browser, baseURL)
  student = await open(browser, baseURL)
  stranger = await open(browser, baseURL)
  await register(instructor)
  await register(stranger)
})
test.afterAll(async () => {
  for (const page of [instructor, student, stranger]) await page.context().close()
})

test('a user creates a class and finds its code', async () => {
  await instructor.goto('/classes')
  await instructor.getByRole('link', { name: 'Create class' }).click()
  await instructor.getByLabel('Name').fill('History of treaties')
  await instructor.getByLabel('Term').fill('Spring 2027')
  await instructor.getByRole('button', { name: 'Create class' }).click()
  await expect(instructor.getByRole('heading', { name: 'Assignments' })).toBeVisible()
  home = new URL(instructor.url()).pathname
  await instructor.goto(`${home}/people`)
  const joining = instructor.getByRole('region', { name: 'Joining' })
  code = (await joining.getByRole('strong').textContent()) ?? ''
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/)
})

test('a guest follows the link, signs up, and confirms before joining', async () => {
  await student.goto(`/join/${code.toLowerCase()}`)
  await comeIn(student, 'Ani Petrosyan')
  await expect(student.getByRole('heading', { name: 'History of treaties' })).toBeVisible()
  await expect(student.getByText(/^Spring 2027 · Taught by reader-/)).toBeVisible()
  await student.getByRole('button', { name: 'Join class' }).click()
  await expect(student).toHaveURL(new RegExp(`${home}$`))
  await instructor.reload()
  await expect(instructor.getByRole('region', { name: 'Students' }).getByText('Ani Petrosyan')).toBeVisible()
})

test('a wrong code and a disabled code show the same message', async () => {
  const mainTextFor = async (page: Page, tried: string) => {
    await page.goto(`/join/${tried}`)
    return page.getByRole('main').textContent()
  }
  await instructor.goto(`${home}/settings`)
  await instructor.getByLabel('Class code').selectOption('off')
  await instructor.getByRole('button', { name: 'Save joining settings' }).click()
  await expect(instructor.getByText('Joining with a code is turned off.')).toBeVisible()
  expect(await mainTextFor(stranger, code)).toBe(await mainTextFor(stranger, '2222-2222'))
})

test('a roster preview names every bad row before the import', async ({ browser, baseURL }) => {
  await instructor.goto(`${home}/people`)
  await instructor.getByRole('link', { name: 'Import roster' }).click()
  const address = `bob-${randomUUID()}@example.org`
  await instructor.getByLabel('Roster').fill(`Name;Email;Group\nBob;${address};Group A\nCarl;no-at-sign;`)
  await instructor.getByRole('button', { name: 'Preview' }).click()
  await expect(instructor.getByText('1 will be invited, 1 row can’t be imported.')).toBeVisible()
  await expect(instructor.getByRole('listitem').filter({ hasText: 'Line 3:' })).toContainText(
    '“no-at-sign” isn’t an email address',
  )
  await instructor.getByRole('button', { name: 'Import' }).click()
  await expect(instructor.getByText('Roster imported')).toBeVisible()
  await instructor.getByRole('link', { name: 'Manage invitations' }).click()
  await instructor.getByLabel('Name, email, or group').fill('group a')
  await instructor.getByRole('button', { name: 'Search' }).click()
  await expect(instructor.getByRole('link', { name: 'Download CSV' })).toBeVisible()
  const invited = instructor.getByRole('region', { name: 'Invited' })
  const link = (await invited.getByText(/\/join\/invitation\//).textContent()) ?? ''
  const bob = await open(browser, baseURL)
  await bob.goto(link)
  await comeIn(bob, '')
  await bob.getByRole('button', { name: 'Join class' }).click()
  await expect(bob).toHaveURL(new RegExp(`${home}$`))
  await bob.context().close()
  await instructor.goto(`${home}/people`)
  const row = instructor.getByRole('row').filter({ hasText: 'Bob' })
  await expect(row.getByRole('cell', { name: 'Group A' })).toBeVisible()
})

test('a file that is too large is reported and not sent', async () => {
  await instructor.goto(`${home}/people/roster`)
  const buffer = Buffer.from('ani@example.org,Ani\n'.repeat(100_000))
  const file = { name: 'roster.csv', mimeType: 'text/csv', buffer }
  await instructor.getByLabel('Or choose a file').setInputFiles(file)
  await instructor.getByRole('button', { name: 'Preview' }).click()
  await expect(instructor.getByText('This is too long. Import it in parts.')).toBeVisible()
  await instructor.goto(`${home}/people`)
})

test('students are added to a group in bulk and change roles', async () => {
  await instructor.getByRole('checkbox', { name: 'Ani Petrosyan' }).check()
  await instructor.getByRole('button', { name: 'Apply to selected' }).click()
  await expect(instructor.getByText('Changed 1 student.')).toBeVisible()
  await instructor.getByRole('link', { name: 'Bob' }).click()
  await instructor.getByLabel('Role of Bob').selectOption('observer')
  await instructor.getByRole('button', { name: 'Change role' }).click()
  await expect(instructor.getByText('Role changed.')).toBeVisible()
})

test('a stranger finds none of the pages, and a student no staff pages', async () => {
  const PAGES = [
    '',
    '/people',
    '/people/roster',
    '/people/groups',
    '/people/invitations',
    '/people/invitations/sheet',
    '/people/x',
    '/settings',
    '/settings/leave',
    '/settings/archive',
  ]
  for (const place of PAGES) {
    const answer = await stranger.request.get(`${home}${place}`)
    expect(answer.status(), place).toBe(404)
    expect(await answer.text(), place).not.toContain('History of treaties')
  }
  for (const place of ['/people', '/people/roster', '/people/groups', '/people/x', '/settings/archive'])
    expect((await student.request.get(`${home}${place}`)).status(), place).toBe(404)
})

test('class pages meet WCAG 2.2 AA in both color schemes and fit phones', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const page of [instructor, student]) {
      await setColorScheme(page, colorScheme)
      await page.setViewportSize({ width: 375, height: 800 })
    }
    const staffPaths = [
      '/people',
      '/people/roster',
      '/people/groups',
      '/people/invitations',
      '/people/invitations/sheet',
      '/settings',
      '/settings/archive',
    ].map((path) => home + path)
    for (const path of ['/classes', '/classes/new', '/join/2222-2222', ...staffPaths])
      await expectFine(instructor, path)
    for (const place of ['/classes', '/settings', `${home}/settings`, `${home}/settings/leave`])
      await expectFine(student, place)
    await instructor.goto(`${home}/people`)
    const person = await instructor.getByRole('link', { name: 'Ani Petrosyan' }).getAttribute('href')
    await expectFine(instructor, person ?? '')
  }
})

test('a class is copied without its students, and the old one archived', async () => {
  await instructor.goto(`${home}/settings`)
  const copying = instructor.getByRole('region', { name: 'Copy to a new term' })
  await copying.getByLabel('Term').fill('Autumn 2027')
  await copying.getByLabel('Start date of this class').fill('2027-02-01')
  await copying.getByLabel('Start date of the new class').fill('2027-09-06')
  await copying.getByRole('button', { name: 'Copy class' }).click()
  await expect(instructor).not.toHaveURL(new RegExp(home))
  await expect(instructor.getByText('No students yet.')).toBeVisible()
  await instructor.goto(`${home}/settings`)
  await instructor.getByRole('link', { name: 'Archive the class…' }).click()
  await expect(instructor.getByText('in progress')).toBeHidden()
  await instructor.getByRole('button', { name: 'Archive the class' }).click()
  await expect(instructor.getByText('This class was archived on')).toBeVisible()
  await instructor.getByRole('button', { name: 'Undo: restore the class' }).click()
  await expect(instructor.getByText('This class was archived on')).toBeHidden()
  await instructor.goto(`${home}/settings/archive`)
  await instructor.getByRole('button', { name: 'Archive the class' }).click()
  await expect(instructor.getByText('This class was archived on')).toBeVisible()
  await student.goto(home)
  await expect(student.getByText('This class is archived.')).toBeVisible()
  await instructor.goto('/classes')
  await expect(instructor.getByRole('region', { name: 'Archived' }).getByText('Spring 2027')).toBeVisible()
  await expect(
    instructor.getByRole('region', { name: 'Classes you teach' }).getByText('Autumn 2027'),
  ).toBeVisible()
})

test('a student confirms leaving and no longer sees the class', async () => {
  await student.goto('/classes')
  await student.getByRole('link', { name: 'History of treaties', exact: true }).click()
  await student.goto(`${home}/settings`)
  await student.getByRole('link', { name: 'Leave class' }).click()
  await expect(student.getByText('Your attempts and grades stay saved')).toBeVisible()
  await student.getByRole('button', { name: 'Leave class' }).click()
  await expect(student.getByText('No classes yet.')).toBeVisible()
  expect((await student.request.get(home)).status()).toBe(404)
})

test('creating a class and previewing a roster work without JavaScript', async ({ browser, baseURL }) => {
  const cookies = await instructor.context().storageState()
  const plain = await open(browser, baseURL, { javaScriptEnabled: false, storageState: cookies })
  await plain.goto('/classes/new')
  await plain.getByLabel('Name').fill('By hand')
  await plain.getByRole('button', { name: 'Create class' }).click()
  await expect(plain.getByRole('heading', { name: 'Assignments' })).toBeVisible()
  await plain.goto(`${new URL(plain.url()).pathname}/people/roster`)
  await plain.getByLabel('Roster').fill('dora@example.org,Dora\nnobody')
  await plain.getByRole('button', { name: 'Preview' }).click()
  await expect(plain.getByText('1 will be invited, 1 row can’t be imported.')).toBeVisible()
  await plain.getByRole('button', { name: 'Import' }).click()
  await expect(
    plain.getByRole('region', { name: 'Invited' }).getByText('Dora', { exact: true }),
  ).toBeVisible()
  await plain.context().close()
})
