import { expect, test } from '../support/browser-test'
import { publishQuestion, publishTruth, startQuestionByPage } from '../support/edit-question'
import { register } from '../support/register'
import { createClassByPage } from '../support/teach'

// The desk of an instructor who writes questions: nothing is lost, rules are explained, and lists of questions are maintained.

const stemOf = 'Is this kept?'

test('a question that is left by a link before it is saved is saved', async ({ page }) => {
  await register(page)
  const { home } = await createClassByPage(page, 'Leaving')
  const path = await startQuestionByPage(page, home, 'true-false')
  await page.getByLabel('Question', { exact: true }).fill(stemOf)
  await page.getByRole('link', { name: 'Questions', exact: true }).first().click()
  await expect(page.getByRole('heading', { name: 'Questions', level: 1 })).toBeVisible()
  await expect(async () => {
    await page.goto(path)
    await expect(page.getByLabel('Question', { exact: true })).toHaveValue(stemOf, { timeout: 2_000 })
  }).toPass()
  // So is one that is left by the back button.
  await page.goto(`${home}/items`)
  await page.getByRole('link', { name: stemOf }).click()
  await page.getByLabel('Question', { exact: true }).fill('Left by going back')
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Questions', level: 1 })).toBeVisible()
  await expect(async () => {
    await page.goto(path)
    await expect(page.getByLabel('Question', { exact: true })).toHaveValue('Left by going back', {
      timeout: 2_000,
    })
  }).toPass()
})

test.describe('failed saves', () => {
  test.use({
    allowedErrors: [/status of 4\d\d|ERR_FAILED|ERR_INTERNET_DISCONNECTED|Failed to fetch/],
  })

  test('what can’t be saved is restored when the author returns', async ({ page }) => {
    await register(page)
    const { home } = await createClassByPage(page, 'Failing')
    const path = await startQuestionByPage(page, home, 'true-false')
    // Neither a route nor an offline context reaches the save that is sent while the page closes.
    await page.evaluate(() => {
      window.fetch = () => Promise.reject(new TypeError('Failed to fetch'))
    })
    await page.getByLabel('Question', { exact: true }).fill(stemOf)
    await expect(page.getByText(/^Not saved: connection lost/)).toBeVisible()
    await expect(page.getByText('Your text is stored in this browser.')).toBeVisible()
    const returned = await page.context().newPage()
    await page.close()
    await returned.goto(path)
    await expect(returned.getByText('Restored changes that weren’t saved')).toBeVisible()
    await expect(returned.getByLabel('Question', { exact: true })).toHaveValue(stemOf)
    await expect(returned.getByText(/^Draft saved at/)).toBeVisible()
    await returned.reload()
    await expect(returned.getByLabel('Question', { exact: true })).toHaveValue(stemOf)
    await expect(returned.getByText('Restored changes that weren’t saved')).toBeHidden()
  })

  test('after the session ended, the text is stored and saved once the author signs in again', async ({
    page,
  }) => {
    await register(page)
    const { home } = await createClassByPage(page, 'Ended')
    await startQuestionByPage(page, home, 'true-false')
    const cookies = await page.context().cookies()
    await page.context().clearCookies({ name: /session/ })
    await page.getByLabel('Question', { exact: true }).fill(stemOf)
    await expect(page.getByText(/^Not saved: you’re signed out/)).toBeVisible()
    await expect(page.getByRole('link', { name: 'Sign in in a new tab' })).toHaveAttribute(
      'href',
      /^\/sign-in\?next=/,
    )
    // As after signing in in another tab.
    await page.context().addCookies(cookies)
    await expect(page.getByText(/^Draft saved at/)).toBeVisible({ timeout: 15_000 })
  })

  test('two tabs that change a question both keep their text', async ({ page, context }) => {
    await register(page)
    const { home } = await createClassByPage(page, 'Two tabs')
    const path = await startQuestionByPage(page, home, 'true-false')
    const second = await context.newPage()
    await second.goto(path)
    await expect(second.getByLabel('Question', { exact: true })).toBeVisible()
    await page.getByLabel('Question', { exact: true }).fill('From the first tab')
    await expect(page.getByText(/^Draft saved at/)).toBeVisible()
    await second.getByLabel('Question', { exact: true }).fill('From the second tab')
    const conflict = second.getByRole('region', { name: 'This draft was also changed elsewhere' })
    await expect(conflict).toContainText('From the first tab')
    await expect(conflict).toContainText('From the second tab')
    await conflict.getByRole('button', { name: 'Keep my version' }).click()
    await expect(second.getByText(/^Draft saved at/)).toBeVisible()
    await expect(second.getByLabel('Question', { exact: true })).toHaveValue('From the second tab')
    // The other text stays, also after a reload.
    await second.reload()
    await second.getByRole('button', { name: 'Switch to it' }).click()
    await expect(second.getByLabel('Question', { exact: true })).toHaveValue('From the first tab')
    await expect(second.getByText(/^Draft saved at/)).toBeVisible()
    await second.getByRole('button', { name: 'Delete it' }).click()
    await expect(second.getByText('The other version is still at hand')).toBeHidden()
    await second.close()
  })
})

test('the rules for a number are explained as the grader applies them', async ({ page }) => {
  await register(page)
  const { home } = await createClassByPage(page, 'Rules')
  await startQuestionByPage(page, home, 'numeric')
  const rules = page.getByRole('region', { name: 'How answers are graded' })
  await expect(rules).toContainText('The rules appear when the key is complete.')
  await page.getByLabel('Number (with a decimal point)').fill('1960')
  await expect(rules).toContainText('“1960”, “1,960”, “1 960”, and “1960.0” are accepted.')
  await expect(rules).toContainText('“1.960” needs confirmation: Did you mean 1,960 or 1.96?')
  await page.getByRole('button', { name: 'Add units' }).click()
  await page.getByLabel('Unit', { exact: true }).fill('km')
  await expect(rules).toContainText('“1960 km”')
  await expect(rules).toContainText('Without a unit: “1960” is accepted.')
  await page.getByLabel('A missing or unknown unit').selectOption('penalized')
  await page.getByLabel('Penalty (0 to 1)').fill('0.25')
  await expect(rules).toContainText('Without a unit: “1960” earns 75% of the points.')
  await page.getByRole('button', { name: 'Remove units' }).click()
  await expect(rules).toContainText('With a unit: “1960 km” is invalid')
})

test('elements are reordered with the keyboard and by dragging, and the ends get labels', async ({
  page,
}) => {
  await register(page)
  const { home } = await createClassByPage(page, 'Orders')
  await startQuestionByPage(page, home, 'ordering')
  const texts = page.getByRole('group', { name: 'Elements in the correct order' }).getByLabel('Text')
  for (const [index, text] of ['one', 'two', 'three'].entries()) await texts.nth(index).fill(text)
  const orderIs = async (...order: string[]) => {
    for (const [index, text] of order.entries()) await expect(texts.nth(index)).toHaveValue(text)
  }
  await page.getByRole('button', { name: /^Down ?: element 1$/ }).focus()
  await page.keyboard.press('ArrowDown')
  await orderIs('two', 'one', 'three')
  // The focus moves along, so that the same key can be pressed again.
  await expect(page.getByRole('button', { name: /^Down ?: element 2$/ })).toBeFocused()
  await page.keyboard.press('End')
  await orderIs('two', 'three', 'one')
  await expect(page.getByText('Moved to position 3 of 3')).toBeAttached()
  await page.keyboard.press('Home')
  await orderIs('one', 'two', 'three')
  // All rows fit, because a page that scrolls while the mouse is down drops nothing.
  await page.setViewportSize({ width: 1280, height: 2000 })
  await page.getByTitle('Drag to move').nth(2).dragTo(page.getByTitle('Drag to move').nth(0))
  await orderIs('three', 'one', 'two')
  await page.getByLabel('First end').fill('earliest')
  await expect(page.getByRole('complementary').getByText('Enter both labels, or neither.')).toBeVisible()
  await page.getByLabel('Last end').fill('latest')
  await expect(page.getByRole('region', { name: 'Student preview' })).toContainText('earliest')
})

test('a problem in the list leads to its field, and the bar stays in view', async ({ page }) => {
  await register(page)
  const { home } = await createClassByPage(page, 'Problems')
  await startQuestionByPage(page, home, 'single-choice')
  const bar = page.getByRole('region', { name: 'Save and publish' })
  await expect(bar.getByRole('link', { name: /problems to fix$/ })).toBeVisible()
  await page.getByRole('complementary').getByRole('button', { name: 'Enter an explanation.' }).click()
  await expect(page.getByLabel('Explanation', { exact: true })).toBeFocused()
  await expect(bar.getByRole('button', { name: 'Publish', exact: true })).toBeInViewport()
})

test('the feedback of an option can cite a paragraph', async ({ page }) => {
  await register(page)
  const { home } = await createClassByPage(page, 'Citing')
  await startQuestionByPage(page, home, 'single-choice')
  const citing = page.getByLabel('Paragraph that the feedback cites').first()
  await citing.selectOption('3')
  await expect(page.getByText(/^Draft saved at/)).toBeVisible()
  await page.reload()
  await expect(citing).toHaveValue('3')
})

test('questions are duplicated, moved to another class, and moved back', async ({ page }) => {
  await register(page)
  const { home: elsewhere } = await createClassByPage(page, 'Another class')
  const { home } = await createClassByPage(page, 'One class')
  const path = await publishTruth(page, home, 'Does it move?')
  await page.goto(path)
  await page.getByRole('button', { name: 'Duplicate' }).click()
  await expect(page).not.toHaveURL(new RegExp(`${path}$`))
  await expect(page.getByLabel('Question', { exact: true })).toHaveValue('Does it move?')
  await expect(page.getByText('Draft', { exact: true })).toBeVisible()
  await page.goto(path)
  await page.getByText('Move to another class…').click()
  const moving = page.getByRole('group').filter({ hasText: 'Move to another class…' })
  await moving.getByLabel('Other class').selectOption({ label: 'Another class' })
  await moving.getByRole('button', { name: 'Move', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(elsewhere))
  await expect(page.getByText('The question was moved here from One class.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo: move the question back to One class' }).click()
  await expect(page).toHaveURL(new RegExp(home))
  await expect(page.getByLabel('Question', { exact: true })).toHaveValue('Does it move?')
})

test('several questions are tagged and retired, and retiring is undone', async ({ page }) => {
  await register(page)
  const { home } = await createClassByPage(page, 'Many')
  for (const stem of ['Is it first?', 'Is it second?']) await publishTruth(page, home, stem)
  const select = async () => {
    await page.goto(`${home}/items`)
    for (const stem of ['Is it first?', 'Is it second?']) await page.getByLabel(`Select: ${stem}`).check()
    await page.getByRole('button', { name: 'Tag or retire selected…' }).click()
    await expect(page.getByRole('heading', { name: '2 selected questions' })).toBeVisible()
  }
  await select()
  await page.getByLabel('New tag').fill('Unit 3')
  await page.getByRole('button', { name: 'Add tag' }).click()
  await expect(page.getByText('Added “Unit 3” to 2 questions.')).toBeVisible()
  await page.goto(`${home}/items?text=unit+3`)
  await expect(page.getByText('2 questions')).toBeVisible()
  await select()
  await page.getByText('Retire 2 questions…').click()
  await expect(page.getByText('No assignment selects any of them.')).toBeVisible()
  await page.getByRole('button', { name: 'Retire 2 questions' }).click()
  await expect(page.getByText('2 questions are retired.')).toBeVisible()
  await expect(page.getByText('No questions match.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo: restore 2 questions' }).click()
  await expect(page.getByRole('link', { name: 'Is it first?' })).toBeVisible()
})

test('one question is retired after a confirmation, and restored', async ({ page }) => {
  await register(page)
  const { home } = await createClassByPage(page, 'One')
  const path = await publishTruth(page, home, 'Is it retired?')
  await page.goto(path)
  await page.getByText('Retire question').first().click()
  await expect(page.getByText('No assignment selects it.')).toBeVisible()
  await page.getByRole('button', { name: 'Retire question' }).click()
  await expect(page.getByText('1 question is retired.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo: restore 1 question' }).click()
  await expect(page.getByRole('link', { name: 'Is it retired?' })).toBeVisible()
})

test('a published question stays as it is until its draft is published', async ({ page }) => {
  await register(page)
  const { home } = await createClassByPage(page, 'Versions')
  const path = await publishTruth(page, home, 'The first version')
  await page.goto(path)
  await page.getByLabel('Question', { exact: true }).fill('The second version')
  await publishQuestion(page, 2)
})
