import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { DEVICES } from '../support/devices'
import { register } from '../support/register'
import { COURSE } from '../support/take-quiz'

const FLASHCARDS = `${COURSE}/flashcards`
const LESSON = `${COURSE}/lessons/the-deal`

for (const { device, viewport } of DEVICES) {
  test.describe(`on a ${device}`, () => {
    test.use({ viewport })

    test('flashcards are flipped, chosen by concept, and set aside', async ({ page }) => {
      await page.goto(FLASHCARDS)
      await expect(page.getByText('66 cards, one for each fact')).toBeVisible()
      await expect(page.getByText('Card 1 of 66')).toBeVisible()
      await page.getByRole('combobox', { name: 'Concept' }).selectOption('The peacekeeping force (CPF)')
      await expect(page).toHaveURL(/#cpf$/)
      await expect(page.getByText('Card 1 of 3')).toBeVisible()
      await page.getByRole('button', { name: 'Next' }).click()
      await page.getByRole('button', { name: 'Next' }).click()
      const card = page.getByRole('region', { name: 'Card' })
      await expect(card.getByText('How many servicemen does the CPF have?')).toBeVisible()
      await page.getByRole('button', { name: 'Show answer' }).click()
      await expect(card.getByText('The CPF has 3,600 servicemen and a legal framework.')).toBeVisible()
      await expect(card.getByRole('link', { name: 'Paragraph 10 of the article' })).toBeVisible()
      for (const left of ['Card 1 of 2', 'Card 1 of 1', 'No cards left']) {
        await page.getByRole('button', { name: 'I know it' }).click()
        await expect(page.getByText(left)).toBeVisible()
      }
      await page.getByRole('button', { name: 'Bring back 3 cards' }).click()
      await expect(page.getByText('Card 1 of 3')).toBeVisible()
      await page.reload()
      await expect(page.getByRole('combobox', { name: 'Concept' })).toHaveValue('cpf')
      await page.getByRole('button', { name: 'Show answer' }).click()
      await card.getByRole('link', { name: /^Read “/ }).click()
      await expect(page).toHaveURL(/lessons\/two-forces#/)
    })

    test('very large text fits the screen and stays after a reload', async ({ page }) => {
      await register(page)
      await page.goto(LESSON)
      const sizeOf = () =>
        page.locator('.lesson').evaluate((lesson) => Number.parseFloat(getComputedStyle(lesson).fontSize))
      const normal = await sizeOf()
      await chooseTextSize(page, 'Very large')
      for (const path of [LESSON, FLASHCARDS, `${COURSE}/glossary`, `${COURSE}/lessons/win-or-burden`]) {
        await page.goto(path)
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(overflow, path).toBeLessThanOrEqual(0)
      }
      await page.goto(LESSON)
      expect(await sizeOf()).toBeCloseTo(1.3 * normal)
      await chooseTextSize(page, 'Normal')
      await page.goto(LESSON)
      expect(await sizeOf()).toBe(normal)
    })
  })
}

async function chooseTextSize(page: Page, size: string): Promise<void> {
  await page.goto('/settings')
  await page.getByRole('group', { name: 'Text size' }).getByText(size, { exact: true }).click()
}

test('flashcards work with the keyboard alone', async ({ page }) => {
  await page.goto(`${FLASHCARDS}#crrf`)
  const card = page.getByRole('region', { name: 'Card' })
  await expect(page.getByText('Card 1 of 3')).toBeVisible()
  await page.keyboard.press('Space')
  await expect(card.getByText('CRRF stands for Collective Rapid Reaction Forces.')).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText('Card 2 of 3')).toBeVisible()
  await expect(card.getByText('The CRRF is up to 25,000 strong.')).toBeHidden()
  await page.keyboard.press('Enter')
  await expect(card.getByText('The CRRF is up to 25,000 strong.')).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByText('Card 1 of 3')).toBeVisible()
  // On a focused button, the key presses only that button.
  await page.getByRole('button', { name: 'Next' }).focus()
  await page.keyboard.press('Space')
  await expect(page.getByText('Card 2 of 3')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible()
})

test('the help lists the shortcuts of the page, and single keys can be turned off', async ({ page }) => {
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await page.goto(FLASHCARDS)
  await expect(page.getByRole('button', { name: 'Shuffle' })).toBeVisible()
  await page.keyboard.press('?')
  await expect(help.getByText('Go to the next card')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()

  await page.goto('/review/session?cards=1')
  // The key works once the page is hydrated.
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(help).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expect(help.getByText('Change the rating of the answer')).toBeVisible()
  await expect(help.getByText('Go to the next card')).toBeHidden()
  await help.getByRole('checkbox', { name: 'Use single-key shortcuts' }).uncheck()
  await expect(help.getByText('Change the rating of the answer')).toBeHidden()
  await expect(help.getByText('Check the answer')).toBeVisible()
  await help.getByRole('button', { name: 'Close' }).click()

  // It stays off, also for the key of the help itself. The button still opens it.
  await page.reload()
  const button = page.getByRole('button', { name: 'Keyboard shortcuts' })
  await button.click()
  await help.getByRole('button', { name: 'Close' }).click()
  // The help is loaded now, so the key would open it immediately.
  await page.keyboard.press('?')
  await expect(help).toBeHidden()
  await button.click()
  await expect(help).toBeVisible()
  await help.getByRole('checkbox', { name: 'Use single-key shortcuts' }).check()
  await help.getByRole('button', { name: 'Close' }).click()
  await page.keyboard.press('?')
  await expect(help).toBeVisible()
})

test('a question mark in a field opens nothing', async ({ page }) => {
  await page.goto(LESSON)
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
  await expect(help).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  const field = page.getByRole('complementary').getByRole('textbox').first()
  await field.press('?')
  await expect(field).toHaveValue('?')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('the theme switch goes from system to light to dark, and stays after a reload', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(LESSON)
  const header = page.getByRole('banner')
  const schemeOf = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)
  await header.getByRole('button', { name: 'Theme: system. Switch to light.' }).click()
  expect(await schemeOf()).toBe('light')
  await header.getByRole('button', { name: 'Theme: light. Switch to dark.' }).click()
  await page.reload()
  expect(await schemeOf()).toBe('dark')
  await header.getByRole('button', { name: 'Theme: dark. Switch to system.' }).click()
  expect(await schemeOf()).toBe('light dark')
  await page.reload()
  await expect(header.getByRole('button', { name: 'Theme: system' })).toBeVisible()
})

test.describe('a name in the glossary', () => {
  test('has a respelling, and no button without a voice', async ({ page }) => {
    await page.goto(`${COURSE}/glossary#csto`)
    await expect(page.getByText('Pronounced C-S-T-O')).toBeVisible()
    await expect(page.getByText('Pronounced nuh-GOR-noh kar-uh-BAHK')).toBeVisible()
    await expect(page.getByRole('button', { name: /^Listen/ })).toHaveCount(0)
  })

  test('is spoken in an English voice, and stops on request', async ({ page }) => {
    // The browser of this test has no voices.
    await page.addInitScript(() => {
      const speech = new EventTarget()
      Object.assign(speech, {
        getVoices: () => [{ lang: 'en-US' }],
        speak: ({ text }: { text: string }) => {
          document.documentElement.dataset.spoken = text
        },
        cancel: () => delete document.documentElement.dataset.spoken,
      })
      Object.defineProperty(window, 'speechSynthesis', { value: speech })
      Object.defineProperty(window, 'SpeechSynthesisUtterance', {
        value: function Utterance(this: { text: string }, text: string) {
          this.text = text
        },
      })
    })
    await page.goto(`${COURSE}/glossary`)
    await page.getByRole('button', { name: /^Listen.*Nagorno-Karabakh/ }).click()
    await expect(page.locator('html')).toHaveAttribute('data-spoken', 'Nagorno-Karabakh')
    await page.getByRole('button', { name: /^Stop.*Nagorno-Karabakh/ }).click()
    await expect(page.locator('html')).not.toHaveAttribute('data-spoken')
  })
})
