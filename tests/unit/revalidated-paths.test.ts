import { expect, test } from 'vitest'
import { listSources } from '@/tests/support/folder-imports'

const CALLS = /revalidatePath\(\s*(['"`])(.*?)\1/gs
/** Pages that are made once, at build time: their policy lists the hashes of their scripts, so they must never be made again. */
const STATIC_PAGES = /^\/(courses\/|$)/

const listRevalidated = (text: string) => [...text.matchAll(CALLS)].map(([, , path = '']) => path)

test('no action makes a static page again', async () => {
  const revalidated = (await listSources()).flatMap(({ file, text }) =>
    listRevalidated(text).map((path) => ({ file, path })),
  )
  expect(revalidated.length).toBeGreaterThan(10)
  expect(
    revalidated.filter(({ file, path }) => STATIC_PAGES.test(path) && !file.startsWith('tests/')),
  ).toEqual([])
})

test('the root layout and the pages of a course count as static, other pages don’t', () => {
  expect(listRevalidated("revalidatePath('/', 'layout')").filter((path) => STATIC_PAGES.test(path))).toEqual([
    '/',
  ])
  expect(STATIC_PAGES.test('/courses/one/lessons/two')).toBe(true)
  expect(STATIC_PAGES.test('/progress')).toBe(false)
})
