import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { COURSE } from '../support/take-quiz'

const LESSON = `${COURSE}/lessons/the-deal`
const PASSAGE = 'Peacekeeping isn’t ordinary combat'

/** Selects a passage of the lesson, as dragging over it does. */
async function select(page: Page, passage: string): Promise<void> {
  const paragraph = page.getByRole('article').locator('p', { hasText: passage }).first()
  await paragraph.scrollIntoViewIfNeeded()
  await paragraph.evaluate((element, text) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.textContent?.indexOf(text) ?? -1
      if (start >= 0) getSelection()?.setBaseAndExtent(node, start, node, start + text.length)
    }
  }, passage)
}

/** The text that is highlighted on the page. */
const highlighted = (page: Page) =>
  page.evaluate(() =>
    [...CSS.highlights.values()].flatMap((highlight) => [...highlight].map((range) => String(range))),
  )

const toolbar = (page: Page) => page.getByRole('toolbar', { name: 'Selected text' })
const panel = (page: Page) => page.getByRole('complementary', { name: 'Your notes' })
const saved = (place: Page | Locator) => expect(place.getByText('Saved', { exact: true })).toBeVisible()

async function addNote(page: Page, text: string): Promise<void> {
  await page.goto(LESSON)
  await select(page, PASSAGE)
  await toolbar(page).getByRole('button', { name: 'Add note' }).click()
  await page.getByRole('textbox', { name: `Note on “${PASSAGE}”` }).fill(text)
  await saved(panel(page))
}

test('a passage is highlighted, and stays so', async ({ page }) => {
  await page.goto(LESSON)
  await select(page, PASSAGE)
  const stored = page.waitForResponse((response) => response.request().method() === 'PUT')
  await toolbar(page).getByRole('button', { name: 'Highlight' }).click()
  await expect(toolbar(page)).toBeHidden()
  await expect.poll(() => highlighted(page)).toEqual([PASSAGE])
  expect((await stored).ok()).toBe(true)
  await page.reload()
  await expect.poll(() => highlighted(page)).toEqual([PASSAGE])
})

test('a note is written by keyboard, changed, and found on the notes page', async ({ page }) => {
  await page.goto(LESSON)
  await select(page, PASSAGE)
  await expect(toolbar(page)).toBeVisible()
  await page.keyboard.press('n')
  const field = page.getByRole('textbox', { name: `Note on “${PASSAGE}”` })
  await expect(field).toBeFocused()
  await page.keyboard.type('Compare with Syria')
  await saved(panel(page))
  await page.keyboard.press('Escape')
  await expect(panel(page)).toBeHidden()
  await page.goto(COURSE)
  await page.getByRole('link', { name: 'Your notes' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'The terms of the deal' })).toBeVisible()
  await expect(page.getByText('Compare with Syria').first()).toBeVisible()
  await page.getByText('Edit note').click()
  await page.getByRole('textbox').fill('Compare with Tajikistan')
  await saved(page)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download as Markdown' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.md$/)
  await page.getByRole('link', { name: 'Show in the lesson' }).click()
  await expect(page.getByText(PASSAGE)).toBeInViewport()
  await expect.poll(() => highlighted(page)).toEqual([PASSAGE])
  await page.getByText(PASSAGE).click({ position: { x: 20, y: 10 } })
  await expect(panel(page).getByText('Compare with Tajikistan').first()).toBeVisible()
})

test('the Tab key moves from selected text to its buttons', async ({ page }) => {
  await page.goto(LESSON)
  await select(page, PASSAGE)
  await expect(toolbar(page)).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(toolbar(page).getByRole('button', { name: 'Highlight' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(() => highlighted(page)).toEqual([PASSAGE])
})

test('a deleted note can be restored', async ({ page }) => {
  await addNote(page, 'To delete')
  await page.goto('/notes')
  await page.getByRole('button', { name: 'Delete' }).click()
  const undo = page.getByRole('button', { name: 'Undo' })
  await expect(undo).toBeFocused()
  const restored = page.waitForResponse((response) => response.request().method() === 'PUT')
  await undo.click()
  await restored
  await page.reload()
  await expect(page.getByText('To delete').first()).toBeVisible()
  const deleted = page.waitForResponse((response) => response.url().endsWith('/deletion'))
  await page.getByRole('button', { name: 'Delete' }).click()
  await deleted
  await page.reload()
  await expect(page.getByText('No notes yet.')).toBeVisible()
})

test('two tabs that change one note keep both texts', async ({ page, context }) => {
  await addNote(page, 'First')
  const other = await context.newPage()
  await other.goto('/notes')
  await other.getByText('Edit note').click()
  await expect(other.getByRole('textbox')).toHaveValue('First')
  // As on two devices: what one of them stores isn't seen by the other.
  const elsewhere = await page.request.get(`/api/v1${COURSE}/notes`)
  const [{ createdAt: _, updatedAt: __, id, ...note }] = (await elsewhere.json()).notes
  const origin = new URL(page.url()).origin
  await page.request.put(`/api/v1${COURSE}/notes/${id}`, {
    headers: { Origin: origin },
    data: { ...note, text: 'From a phone' },
  })
  await other.getByRole('textbox').fill('From a laptop')
  await expect(other.getByText('Both versions are saved.')).toBeVisible()
  await expect(other.getByText('From a phone').first()).toBeAttached()
  await other.reload()
  await expect(other.getByRole('listitem').filter({ hasText: 'From a phone' })).toBeVisible()
  await expect(other.getByRole('listitem').filter({ hasText: 'From a laptop' })).toBeVisible()
})

test.describe('offline', () => {
  test.use({ allowedErrors: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/] })

  test('text stays in the browser, and is sent on reconnecting', async ({ page, context }) => {
    await addNote(page, 'Online')
    await context.setOffline(true)
    await panel(page).getByRole('textbox').fill('Written offline')
    await expect(panel(page).getByText('Kept in this browser until you’re online.')).toBeVisible()
    const sent = page.waitForResponse((response) => response.request().method() === 'PUT')
    await context.setOffline(false)
    expect((await sent).ok()).toBe(true)
    await saved(panel(page))
    await page.goto('/notes')
    await expect(page.getByText('Written offline').first()).toBeVisible()
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('notes are added, changed, deleted, and restored by form', async ({ page }) => {
    await page.goto(LESSON)
    await page.getByRole('link', { name: 'Your notes' }).click()
    await page.getByRole('textbox', { name: 'Add a note on this lesson' }).fill('A plain note')
    await page.getByRole('button', { name: 'Add note' }).click()
    await expect(page.getByText('Note saved.')).toBeVisible()
    await page.getByText('Edit note').click()
    await page.getByRole('textbox', { name: 'Note on “A plain note”' }).fill('A changed note')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('A changed note').first()).toBeVisible()
    await page.getByRole('button', { name: 'Delete' }).click()
    await expect(page.getByText('Note deleted.')).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByText('A changed note').first()).toBeVisible()
  })
})

test('a phone shows the buttons and the notes at the bottom, without scrolling sideways', async ({
  browser,
}) => {
  const context = await browser.newContext({
    viewport: { width: 375, height: 740 },
    hasTouch: true,
    isMobile: true,
  })
  const page = await context.newPage()
  await addNote(page, 'On a phone')
  const box = await panel(page).boundingBox()
  expect(box?.width).toBe(375)
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeCloseTo(740, 0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await context.close()
})
