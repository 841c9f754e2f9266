import type { Browser, Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { register } from '../support/register'
import {
  createAssignmentByPage,
  createClassByPage,
  joinByPage,
  publishByPage,
  setNameByPage,
} from '../support/teach'

// What affects people asks first, says what happens and to how many, and can be undone. With a keyboard, and without JavaScript.

/** Opens a confirmation by its label, with the keyboard. */
async function openByKeyboard(page: Page, label: string): Promise<void> {
  await page.locator('summary').filter({ hasText: label }).focus()
  await page.keyboard.press('Enter')
}

async function createStudent(browser: Browser, baseURL: string | undefined, name: string): Promise<Page> {
  const context = await browser.newContext(baseURL ? { baseURL } : {})
  const student = await context.newPage()
  await register(student)
  await setNameByPage(student, name)
  return student
}

test('removing a student says what happens and can be undone', async ({ page, browser, baseURL }) => {
  await register(page)
  const { home, joinPath } = await createClassByPage(page, 'Removing')
  const student = await createStudent(browser, baseURL, 'Dara')
  await joinByPage(student, joinPath, home)
  await page.goto(`${home}/people`)
  await page.getByRole('link', { name: 'Dara' }).click()
  const button = page.getByRole('button', { name: 'Remove from class' })
  await expect(button).toBeHidden()
  await openByKeyboard(page, 'Remove Dara…')
  await expect(page.getByText('can’t rejoin with the class code')).toBeVisible()
  await expect(page.getByText('You can restore Dara with all their work at any time.')).toBeVisible()
  await button.press('Enter')
  await expect(page.getByText('Dara was removed from the class.')).toBeVisible()
  expect((await student.request.get(home)).status()).toBe(404)
  await page.getByRole('button', { name: 'Undo: restore Dara' }).press('Enter')
  await expect(page.getByText('Dara was removed from the class.')).toBeHidden()
  expect((await student.request.get(home)).status()).toBe(200)
  await student.context().close()
})

test('transferring ownership says that only the new instructor can undo it', async ({
  page,
  browser,
  baseURL,
}) => {
  await register(page)
  const { home, joinPath } = await createClassByPage(page, 'Transferring')
  const student = await createStudent(browser, baseURL, 'Noor')
  await joinByPage(student, joinPath, home)
  await page.goto(`${home}/settings`)
  const section = page.getByRole('region', { name: 'Transfer ownership' })
  await expect(section.getByRole('button', { name: 'Transfer ownership' })).toBeHidden()
  await openByKeyboard(page, 'Transfer ownership…')
  await expect(section).toContainText('the grades and roles of 1 student')
  await expect(section).toContainText('Only the new instructor can undo this.')
  await section.getByLabel('New instructor').selectOption({ label: 'Noor (Student)' })
  await section.getByRole('button', { name: 'Transfer ownership' }).click()
  await expect(page).toHaveURL(new RegExp(`${home}$`))
  await student.goto(`${home}/settings`)
  await expect(student.getByRole('heading', { name: 'Transfer ownership' })).toBeVisible()
  await student.context().close()
})

test('withdrawing an invitation and undoing it work without JavaScript', async ({
  page,
  browser,
  baseURL,
}) => {
  await register(page)
  const { home } = await createClassByPage(page, 'Inviting')
  await page.goto(`${home}/people/roster`)
  await page.getByLabel('Roster').fill('dora@example.org,Dora')
  await page.getByRole('button', { name: 'Preview' }).click()
  await page.getByRole('button', { name: 'Import' }).click()
  await expect(page.getByRole('region', { name: 'Invited' }).getByText('Dora', { exact: true })).toBeVisible()
  const context = await browser.newContext({
    ...(baseURL && { baseURL }),
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  })
  const plain = await context.newPage()
  await plain.goto(`${home}/people/invitations`)
  await plain.locator('summary').filter({ hasText: 'Withdraw' }).click()
  await expect(plain.getByText('The link for Dora stops working.')).toBeVisible()
  await plain.getByRole('button', { name: 'Withdraw invitation' }).click()
  await expect(plain.getByText('The invitation for Dora was withdrawn.')).toBeVisible()
  await expect(plain.getByText('No open invitations.')).toBeVisible()
  await plain.getByRole('button', { name: 'Undo: invite Dora again' }).click()
  await expect(
    plain.getByRole('region', { name: 'Invited' }).getByText('Dora', { exact: true }),
  ).toBeVisible()
  await context.close()
})

test('archiving says how many people it affects and can be undone without JavaScript', async ({
  page,
  browser,
  baseURL,
}) => {
  await register(page)
  const { home } = await createClassByPage(page, 'Archiving')
  const context = await browser.newContext({
    ...(baseURL && { baseURL }),
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  })
  const plain = await context.newPage()
  await plain.goto(`${home}/settings`)
  await plain.getByRole('link', { name: 'Archive the class…' }).click()
  await expect(plain.getByText('1 person can still read it, 0 students among them')).toBeVisible()
  await expect(plain.getByText('You can restore the class later.')).toBeVisible()
  await plain.getByRole('button', { name: 'Archive the class' }).click()
  await expect(plain.getByText('This class was archived on')).toBeVisible()
  await plain.getByRole('button', { name: 'Undo: restore the class' }).click()
  await plain.goto(home)
  await expect(plain.getByText('This class was archived on')).toBeHidden()
  await context.close()
})

test('unpublishing asks first, and the assignment can be published again', async ({ page }) => {
  await register(page)
  const { home } = await createClassByPage(page, 'Publishing')
  const assignment = await createAssignmentByPage(page, home, 'The deal')
  await page.getByRole('checkbox', { name: /./ }).first().check()
  await page.getByRole('button', { name: 'Add selected questions' }).click()
  await publishByPage(page, assignment)
  await page.goto(assignment)
  await openByKeyboard(page, 'Unpublish')
  await expect(page.getByText(/^No one has started it\./)).toBeVisible()
  await expect(page.getByText('You can publish it again.')).toBeVisible()
  await page.getByRole('button', { name: 'Unpublish' }).click()
  await expect(page.getByText('Students don’t see it until you publish it.')).toBeVisible()
  await publishByPage(page, assignment)
})

test('removing an assignment asks first and can be undone', async ({ page }) => {
  await register(page)
  const { home } = await createClassByPage(page, 'Assignments')
  const assignment = await createAssignmentByPage(page, home, 'The deal')
  await page.goto(assignment)
  await openByKeyboard(page, 'Remove from class')
  await expect(page.getByText('No student sees this draft.')).toBeVisible()
  await page.getByRole('button', { name: 'Remove from class' }).click()
  await page.getByRole('button', { name: 'Restore assignment' }).click()
  await expect(page.locator('summary').filter({ hasText: 'Remove from class' })).toBeVisible()
})
