import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { register } from '../support/register'
import {
  createAssignmentByPage,
  createClassByPage,
  joinByPage,
  publishByPage,
  setNameByPage,
} from '../support/teach'

// One class: its instructor sets up categories and a scale, and its student sees the total and tries others.
test.describe.configure({ mode: 'serial', timeout: 120_000 })

let instructor: Page
let student: Page
let home: string

test.beforeAll(async ({ browser, baseURL }) => {
  test.setTimeout(120_000)
  const open = async () => (await browser.newContext(baseURL ? { baseURL } : {})).newPage()
  instructor = await open()
  student = await open()
  await Promise.all([instructor, student].map(register))
  const created = await createClassByPage(instructor, 'Thursday')
  home = created.home
  await setNameByPage(student, 'Ada')
  await joinByPage(student, created.joinPath, home)
  for (const title of ['Week 1', 'Final exam']) await publishOneQuestion(title)
})
test.afterAll(async () => {
  for (const page of [instructor, student]) await page.context().close()
})

async function publishOneQuestion(title: string): Promise<void> {
  const assignment = await createAssignmentByPage(instructor, home, title)
  const bank = instructor.getByRole('region', { name: 'Question bank' })
  await bank.getByRole('checkbox').first().check()
  await bank.getByRole('button', { name: 'Add selected questions' }).click()
  await expect(instructor.getByText('Each student gets 1 question.')).toBeVisible()
  await publishByPage(instructor, assignment)
}

async function fillCategory(index: number, name: string, weight: string): Promise<void> {
  const row = instructor.getByRole('region', { name: 'Categories' }).getByRole('group').nth(index)
  await row.getByLabel(/ategory$/).fill(name)
  await row.getByLabel('Weight (%)').fill(weight)
}

test('categories must add up to 100%, and assignments get one', async () => {
  await instructor.goto(`${home}/gradebook`)
  await instructor.getByRole('link', { name: 'Gradebook settings' }).click()
  await fillCategory(0, 'Homework', '40')
  await fillCategory(1, 'Exams', '50')
  await instructor.getByRole('button', { name: 'Save categories' }).click()
  await expect(instructor.getByText('The weights add up to 90%. They must add up to 100%.')).toBeVisible()
  await fillCategory(1, 'Exams', '60')
  await instructor.getByRole('button', { name: 'Save categories' }).click()
  await expect(instructor.getByText('Categories saved.')).toBeVisible()
  await instructor.getByLabel('Category of Week 1').selectOption('Homework')
  await instructor.getByRole('button', { name: 'Save assignments' }).click()
  await expect(instructor.getByText('Assignments saved. Totals follow immediately.')).toBeVisible()
  await instructor.goto(`${home}/gradebook`)
  await expect(instructor.getByText('Final exam has no category and doesn’t count in totals.')).toBeVisible()
  await instructor.getByRole('link', { name: 'Choose a category' }).click()
  await instructor.getByLabel('Category of Final exam').selectOption('Exams')
  await instructor.getByRole('button', { name: 'Save assignments' }).click()
  await expect(instructor.getByText('Assignments saved. Totals follow immediately.')).toBeVisible()
  await instructor.getByRole('button', { name: 'Use A to F', exact: true }).click()
  await expect(instructor.getByText('Scale saved.')).toBeVisible()
  await expect(instructor.getByLabel('Scale (optional)')).toHaveValue('A 90\nB 80\nC 70\nD 60\nF 0')
})

test('one editor changes a cell, and the history names why', async () => {
  const save = async (title: string, points: string) => {
    await instructor.goto(`${home}/gradebook`)
    await instructor.getByRole('link', { name: new RegExp(`^Ada, ${title}`) }).click()
    await instructor.getByLabel(/^Points/).fill(points)
    await instructor.getByLabel(/^Reason/).fill('Oral exam')
    await instructor.getByRole('button', { name: 'Save grade' }).click()
    await expect(instructor.getByText('Grade saved.')).toBeVisible()
  }
  await save('Week 1', '0.5')
  await save('Final exam', '1')
  await expect(instructor.getByRole('region', { name: 'History' })).toContainText('Oral exam')
  await instructor.goto(`${home}/gradebook`)
  await expect(instructor.getByRole('columnheader', { name: 'Homework (40%)' })).toBeVisible()
  await expect(instructor.getByRole('row', { name: /^Ada/ })).toContainText('80% B')
  await expect(instructor.getByRole('rowheader', { name: 'Median' })).toBeVisible()
  await instructor.getByText('Export', { exact: true }).click()
  const download = instructor.waitForEvent('download')
  await instructor.getByRole('button', { name: 'Download XLSX' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('grades-thursday.xlsx')
  expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK')
})

test('a student sees how the total is calculated, and tries other grades without saving them', async () => {
  await student.goto(home)
  await expect(student.getByText('80% · B · passing')).toBeVisible()
  await student.getByRole('link', { name: 'How it’s calculated' }).click()
  await expect(student.getByText('40% × 50% + 60% × 100% = 80%').first()).toBeVisible()
  const section = student.getByRole('region', { name: 'What if?' })
  await expect(section).toContainText('They aren’t saved')
  await section.getByLabel('Final exam', { exact: true }).fill('0')
  await expect(section.getByText('What if: 20% · F · not passing')).toBeVisible()
  await section.getByRole('button', { name: 'Reset to your grades' }).click()
  await expect(section.getByText('Now: 80% · B · passing')).toBeVisible()
  await section.getByLabel('Week 1', { exact: true }).fill('1')
  await expect(section.getByText('What if: 100% · A · passing')).toBeVisible()
  await student.reload()
  await expect(section.getByText('Now: 80% · B · passing')).toBeVisible()
})
