import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { openReady } from '../support/open-ready'
import { register } from '../support/register'
import { sampleArticle } from '../support/sample-article'
import { setColorScheme } from '../support/set-color-scheme'
import { COURSE } from '../support/take-quiz'
import { createClassByPage, joinByPage } from '../support/teach'

const LESSON = `${COURSE}/lessons/the-deal`

const term = (page: Page) => page.getByRole('article').getByRole('link', { name: 'guarantor', exact: true })
const mark = (page: Page) =>
  page
    .getByRole('region', { name: 'Three parties and one guarantor' })
    .getByRole('link', { name: 'Paragraph 4 of the article' })
const ofTerm = (page: Page) => page.getByRole('dialog', { name: 'guarantor' })
const ofMark = (page: Page) => page.getByRole('dialog', { name: 'Paragraph 4 of the article' })
const soldiers = (page: Page) =>
  page
    .getByRole('complementary')
    .filter({ hasText: 'How many service members does Russia send?' })
    .getByRole('textbox')

test('a term is explained in place by keyboard, and the focus returns to it', async ({ page }) => {
  await openReady(page, LESSON)
  await term(page).focus()
  await page.keyboard.press('Enter')
  await expect(ofTerm(page).getByRole('link', { name: 'Open in the glossary' })).toBeVisible()
  await expect(ofTerm(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(ofTerm(page)).toBeHidden()
  await expect(term(page)).toBeFocused()
  await expect(page).toHaveURL(LESSON)
  await page.keyboard.press('Enter')
  await expect(ofTerm(page).getByRole('button', { name: 'Close' })).toBeVisible()
  await page.keyboard.press('Shift+Tab')
  await expect(term(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await ofTerm(page).getByRole('link', { name: 'Open in the glossary' }).focus()
  await page.keyboard.press('Tab')
  await expect(ofTerm(page)).toBeHidden()
  await expect(term(page)).not.toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(term(page)).toBeFocused()
})

test('the explanation links to the glossary, and going back keeps an unsent answer', async ({ page }) => {
  await openReady(page, LESSON)
  await soldiers(page).fill('1,9')
  await term(page).click()
  await ofTerm(page).getByRole('link', { name: 'Open in the glossary' }).click()
  await expect(page).toHaveURL(/\/glossary#guarantor$/)
  await page.goBack()
  await expect(soldiers(page)).toHaveValue('1,9')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true })

  test('a ¶ mark says by touch what its paragraph says and where to find the article', async ({ page }) => {
    await openReady(page, LESSON)
    await mark(page).tap()
    const popover = ofMark(page)
    await expect(popover.getByText('Three states made the deal')).toBeVisible()
    await expect(popover.getByText('The course doesn’t include the article’s text.')).toBeVisible()
    await expect(popover.getByText(/Janko Šćepanović.*November 2020/)).toBeVisible()
    await expect(popover.getByRole('link', { name: 'All claims of ¶4' })).toHaveAttribute(
      'href',
      `${COURSE}/coverage#p4`,
    )
    for (const scheme of ['light', 'dark'] as const) {
      await setColorScheme(page, scheme)
      const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze()
      expect(violations.map(({ id }) => id)).toEqual([])
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
    await page.touchscreen.tap(4, 4)
    await expect(popover).toBeHidden()
    await expect(page).toHaveURL(LESSON)
  })
})

test('in forced colors, an explanation has a visible border', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await openReady(page, LESSON)
  await mark(page).click()
  await expect(ofMark(page).getByRole('link', { name: 'All claims of ¶4' })).toBeVisible()
  await expect(ofMark(page)).toHaveCSS('border-top-style', 'solid')
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
})

test('one explanation replaces another, and its section link closes it', async ({ page }) => {
  await openReady(page, LESSON)
  await mark(page).click()
  await expect(ofMark(page).getByText('Three states made the deal')).toBeVisible()
  await ofMark(page).getByRole('button', { name: 'Close' }).click()
  await expect(mark(page)).toBeFocused()
  await term(page).click()
  await expect(ofMark(page)).toBeHidden()
  await ofTerm(page).getByRole('link', { name: 'Three parties and one guarantor' }).click()
  await expect(page).toHaveURL(/\/lessons\/the-deal#three-parties$/)
  await expect(ofTerm(page)).toBeHidden()
})

test.describe('without a connection', () => {
  test.use({ allowedErrors: [/ERR_FAILED/] })

  test('an explanation offers its page instead', async ({ page }) => {
    await page.route('**/api/v1/courses/*/explanations', (route) => route.abort())
    await openReady(page, LESSON)
    await term(page).click()
    await page.getByRole('dialog').getByRole('link', { name: 'Open it on a page' }).click()
    await expect(page).toHaveURL(/\/lessons\/the-deal\/terms#term-guarantor$/)
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a term and a ¶ mark open a page that returns to the same section', async ({ page }) => {
    await page.goto(LESSON)
    await soldiers(page).fill('1,9')
    await term(page).click()
    await expect(page).toHaveURL(/\/lessons\/the-deal\/terms#term-guarantor$/)
    await page.goBack()
    await expect(soldiers(page)).toHaveValue('1,9')
    await mark(page).click()
    const paragraph = page.getByRole('region', { name: 'Paragraph 4' })
    await expect(paragraph.getByText('Three states made the deal')).toBeVisible()
    await paragraph.getByRole('link', { name: 'Three parties and one guarantor' }).click()
    await expect(page).toHaveURL(/\/lessons\/the-deal#three-parties$/)
  })
})

test('the members of a class read the paragraph that their instructor attached', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000)
  await register(page)
  const { home, joinPath } = await createClassByPage(page, 'A class that reads the article')
  await page.goto(`${home}/settings`)
  await page.getByRole('link', { name: 'Manage the text' }).click()
  await page.getByLabel('Text of the article').fill(sampleArticle('Secret', 15))
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByText('The article has 16 paragraphs, so this text can’t be attached.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Attach the text' })).toBeHidden()
  const file = { name: 'article.md', mimeType: 'text/markdown', buffer: Buffer.from(sampleArticle('Secret')) }
  await page.getByLabel('Or choose a file').setInputFiles(file)
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByRole('heading', { name: '16 paragraphs found' })).toBeFocused()
  await page.getByRole('button', { name: 'Attach the text' }).click()
  await expect(page.getByText('Confirm that you have the right to share the text.')).toBeVisible()
  await page.getByLabel('I have the right to share this text with the members of this class.').check()
  await page.getByRole('button', { name: 'Attach the text' }).click()
  await expect(page.getByRole('heading', { name: 'A text is attached' })).toBeVisible()
  await expectWcag(page)

  const student = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage()
  await register(student)
  await student.goto(LESSON)
  await mark(student).click()
  await expect(ofMark(student).getByText('The course doesn’t include the article’s text.')).toBeVisible()
  await joinByPage(student, joinPath, home)
  await student.goto(LESSON)
  await mark(student).click()
  await expect(ofMark(student).getByText('Secret of paragraph 4.')).toBeVisible()
  await student.context().close()

  await page.goto(`${home}/settings/article-text`)
  await page.getByText('Remove the text', { exact: true }).first().click()
  await page.getByRole('button', { name: 'Remove the text' }).click()
  await expect(page.getByRole('heading', { name: 'No text is attached' })).toBeVisible()
  await page.goto(`${home}/audit-log`)
  await expect(page.getByText('removed the text of an article').last()).toBeVisible()
})

async function expectWcag(page: Page): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await setColorScheme(page, scheme)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }
}
