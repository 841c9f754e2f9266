import { expect, test } from '../support/browser-test'
import { listPages } from '../support/product-surface'
import { register } from '../support/register'
import { COURSE } from '../support/take-quiz'
import { createClassByPage } from '../support/teach'

/** Every parent URL of a page, with its parameters in brackets. */
function listParents(): string[] {
  const parents = listPages().flatMap((page) => {
    const parts = page.split('/').slice(1)
    return parts.slice(0, -1).map((_, index) => `/${parts.slice(0, index + 1).join('/')}`)
  })
  return [...new Set(parents)].sort()
}

test('every parent URL is a page or redirects to one', async ({ page }) => {
  test.setTimeout(90_000)
  await register(page)
  const { home } = await createClassByPage(page, 'Parents')
  const ids: Record<string, string> = {
    course: COURSE.replace('/courses/', ''),
    lesson: 'the-deal',
    class: home.replace('/classes/', ''),
  }
  // For pages of administrators, strangers, or assignments, the parent redirects, whatever the status of its target.
  const fill = (parent: string) => parent.replace(/\[(\w+)\]/g, (_, name) => ids[name] ?? 'none')
  const known = (parent: string) =>
    !/\[(?!course|lesson|class)\w+\]/.test(parent) && !parent.startsWith('/admin')
  const parents = listParents()
  expect(parents.length).toBeGreaterThan(20)
  for (const parent of parents) {
    const response = await page.request.get(fill(parent), { maxRedirects: 0 })
    if (known(parent)) expect([200, 307], parent).toContain(response.status())
    if (response.status() !== 307) continue
    const end = await page.request.get(fill(parent))
    if (known(parent)) expect(end.status(), parent).toBe(200)
  }
})

test('the parent URLs of quizzes, lessons, and assignments redirect to their lists', async ({ page }) => {
  for (const [parent, list] of [
    ['/courses', /\/$/],
    [`${COURSE}/quizzes`, /#quizzes$/],
    [`${COURSE}/argue`, /#argue$/],
    [`${COURSE}/lessons`, /#lessons$/],
  ] as const) {
    await page.goto(parent)
    await expect(page).toHaveURL(list)
  }
})
