import { expect, type Locator, type Page } from '@playwright/test'

export const COURSE = '/courses/csto-nagorno-karabakh'

/** Together, these quizzes contain every question type. */
export const QUIZZES_OF_ALL_TYPES = [
  ...['area-structure', 'area-deal', 'area-forces', 'win-or-burden', 'why-it-stayed-out'],
  ...['how-the-csto-is-built', 'the-deal'],
]

/** Opens a quiz and starts it. */
export async function startQuiz(page: Page, quiz: string): Promise<void> {
  await page.goto(`${COURSE}/quizzes/${quiz}`)
  await page.getByRole('button', { name: /Start the quiz|Retake quiz/ }).click()
  await expect(page).toHaveURL(/\/attempts\//)
}

export function questions(page: Page): Locator {
  return page.getByRole('region', { name: /./ }).and(page.locator('[data-slot]'))
}

/** Answers any question, with its first or second choice. */
export async function answer(question: Locator): Promise<void> {
  // Until the page's script runs, the form is a plain one that saves with a button.
  await expect(question.page().locator('form[data-ready]')).toBeAttached()
  const choices = question.getByRole('radio').or(question.getByRole('checkbox'))
  if ((await choices.count()) > 0) await choices.first().check()
  for (const list of await question.getByRole('combobox').all()) await list.selectOption({ index: 1 })
  for (const field of await question.getByRole('textbox').all()) await field.fill('7')
}

/** Answers any plain form, on a page without scripts. */
export async function answerPlainly(question: Locator): Promise<void> {
  const choices = question.getByRole('radio').or(question.getByRole('checkbox'))
  if ((await choices.count()) > 0) await choices.first().check()
  const lists = await question.getByRole('combobox').all()
  // An ordering needs a different position for each element; other lists accept any choice.
  for (const [index, list] of lists.entries()) {
    const isQuestion = (await list.locator('option').count()) > lists.length
    await list.selectOption({ index: isQuestion ? index + 1 : 1 })
  }
  for (const field of await question.getByRole('textbox').all()) await field.fill('7')
}

/** The current fields of every question, to compare before and after. */
export async function readFields(page: Page): Promise<Record<string, string>> {
  return page.locator('form').evaluate((form: HTMLFormElement) => {
    const entries = [...new FormData(form)].filter(([name]) => /^s\d+(\.|$)/.test(name))
    return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))
  })
}

export async function submitAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Finish and submit' }).click()
  await expect(page).toHaveURL(/\/submit$/)
  await page.getByRole('button', { name: /^Submit/ }).click()
  await expect(page).toHaveURL(/\/results$/)
}

/** The same as `readFields`, for a page without scripts. */
export async function readFieldsByMarkup(page: Page): Promise<string[]> {
  const fields = questions(page).locator('input:checked, input[type=text], select')
  return Promise.all((await fields.all()).map((field) => field.inputValue()))
}
