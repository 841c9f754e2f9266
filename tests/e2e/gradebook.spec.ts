import path from 'node:path'
import { encodeSession } from '@/server/http/next-auth/encode-session'
import { openDatabase } from '@/server/platform/db'
import { withInstallation } from '../bench/bench-server'
import { expect, test } from '../support/browser-test'
import { fillTeaching } from '../support/teaching-data'

// Needs a separate server, because it uses a large class.
const STUDENTS = 140

test('rows load on scrolling, by keyboard to the last, and without JavaScript', async ({ browser }) => {
  test.setTimeout(120_000)
  await withInstallation(
    {
      env: { CONTENT_DIR: path.resolve('test-results-data/content') },
      fill: async (where) => {
        const database = await openDatabase(where)
        const filled = await fillTeaching(database.client, { students: STUDENTS, assignments: 8, items: 0 })
        await database.close()
        return filled
      },
    },
    async ({ server, secret }, { classId, instructorId }) => {
      const session = await encodeSession({ id: instructorId }, secret)
      const cookie = { ...session, url: server.origin }
      const gradebook = `${server.origin}/classes/${classId}/gradebook`

      const context = await browser.newContext({ viewport: { width: 1000, height: 700 } })
      await context.addCookies([cookie])
      const page = await context.newPage()
      await page.goto(gradebook)
      const grid = page.getByRole('grid', { name: 'Gradebook' })
      const rows = grid.locator('tbody tr')
      await expect(page.getByRole('status')).toContainText(`${STUDENTS} students`)
      await expect(grid).toHaveAttribute('aria-rowcount', String(STUDENTS + 3))
      // The second page is within reach and loads ahead of time. The third doesn't.
      await expect(rows).toHaveCount(100)
      // Jumps to the end, like dragging the scroll bar.
      await grid.evaluate((table) => table.parentElement?.scrollTo(0, 1_000_000))
      await expect(rows).toHaveCount(STUDENTS)

      // Opens the page again instead of reloading it: a reload would restore the scroll position.
      await page.goto('about:blank')
      await page.goto(gradebook)
      await expect(rows).toHaveCount(100)
      await page.getByRole('link', { name: 'Student 1', exact: true }).focus()
      await page.keyboard.press('ControlOrMeta+End')
      const last = rows.nth(STUDENTS - 1)
      await expect(last.getByRole('link').last()).toBeFocused()
      await expect(last).toHaveAttribute('aria-rowindex', String(STUDENTS + 1))
      await page.keyboard.press('ArrowUp')
      await expect(
        rows
          .nth(STUDENTS - 2)
          .getByRole('link')
          .last(),
      ).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(/\/gradebook\/[^/]+\/[^/]+$/)
      await context.close()

      const plain = await browser.newContext({ javaScriptEnabled: false })
      await plain.addCookies([cookie])
      const reader = await plain.newPage()
      await reader.goto(gradebook)
      const names = new Set<string>()
      for (let turn = 0; turn < 3; turn++) {
        for (const name of await reader.locator('tbody th').allTextContents()) names.add(name)
        if (turn < 2) await reader.getByRole('link', { name: 'Next students' }).click()
      }
      expect(names.size).toBe(STUDENTS)
      await expect(reader.getByRole('link', { name: 'Next students' })).toHaveCount(0)
      await reader.getByRole('link', { name: 'Back to the first student' }).click()
      await expect(reader.getByRole('link', { name: 'Student 1', exact: true })).toBeVisible()
      await plain.close()
    },
  )
})
