import { readFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { chooseParagraph } from '../support/edit-question'
import { listPages } from '../support/product-surface'
import { PASSWORD, register } from '../support/register'
import { setColorScheme } from '../support/set-color-scheme'
import { questions, submitAll } from '../support/take-quiz'
import {
  createAssignmentByPage,
  createClassByPage,
  joinByPage,
  openOption,
  publishByPage,
  saveSettingsByPage,
  setNameByPage,
} from '../support/teach'

// One story: an instructor publishes a quiz, a student is stuck, a question is wrong, the instructor fixes it, and
// scores change.
test.describe.configure({ mode: 'serial', timeout: 120_000 })

let instructor: Page
let stranger: Page
let students: Page[]
let home: string
let assignment: string
let item: string

const NAMES = ['Ada', 'Ben', 'Cem']
const studentPage = (index: number): Page => {
  const page = students[index]
  if (!page) throw new Error('there are three students')
  return page
}

test.beforeAll(async ({ browser, baseURL }) => {
  test.setTimeout(120_000)
  const open = async () => (await browser.newContext(baseURL ? { baseURL } : {})).newPage()
  instructor = await open()
  stranger = await open()
  students = await Promise.all(NAMES.map(open))
  await Promise.all([instructor, stranger, ...students].map(register))
  const created = await createClassByPage(instructor, 'Monday')
  home = created.home
  for (const [index, student] of students.entries()) {
    await setNameByPage(student, NAMES[index] ?? '')
    await joinByPage(student, created.joinPath, home)
  }
})
test.afterAll(async () => {
  for (const page of [instructor, stranger, ...students]) await page.context().close()
})

test('an instructor writes a question by keyboard, fixes errors, and publishes it', async () => {
  await instructor.goto(`${home}/items`)
  await instructor.getByRole('button', { name: 'Start' }).focus()
  await instructor.keyboard.press('Enter')
  await expect(instructor.getByRole('heading', { name: 'Single choice' })).toBeVisible()
  item = new URL(instructor.url()).pathname.split('/').at(-1) ?? ''
  const type = async (label: string | RegExp, text: string, nth = 0) => {
    await instructor.getByLabel(label).nth(nth).focus()
    await instructor.keyboard.press('ControlOrMeta+a')
    await instructor.keyboard.type(text)
  }
  await type('Question', 'Which line was **drawn** by the deal?')
  await type('Text', 'The line of *contact*', 0)
  await type('Text', 'The border of states', 1)
  await type('Text', 'The line of rivers', 2)
  await type(/^Feedback/, 'Not that one.', 1)
  await type(/^Feedback/, 'Nor that one.', 2)
  const choose = async (label: string, typed: string, chosen: string) => {
    const list = instructor.getByLabel(label, { exact: true })
    await list.focus()
    await instructor.keyboard.type(typed)
    await expect(list.locator('option:checked')).toContainText(chosen)
  }
  // The student's view is shown before the question is complete.
  const preview = instructor.getByRole('region', { name: 'Student preview' })
  await expect(preview.getByRole('paragraph').locator('strong')).toHaveText('drawn')
  await expect(instructor.getByRole('complementary').getByText('Enter an explanation.')).toBeVisible()
  await choose('Concept', 'What the CSTO is', 'What the CSTO is for')
  await choose('Lesson section', 'The terms', 'The terms of the deal')
  await choose('Choose a claim', 'Vladimir', 'Vladimir Putin')
  await instructor.keyboard.press('Tab')
  await instructor.keyboard.press('Enter')
  await expect(instructor.getByRole('button', { name: /^Remove.*Vladimir Putin/ })).toBeVisible()
  await chooseParagraph(instructor, 1)
  await type('Explanation', 'The deal left the line where the *troops* stood.')
  await expect(instructor.getByRole('complementary').getByText('Mark the correct option.')).toBeVisible()
  // The key is wrong on purpose.
  await instructor.getByLabel('Correct').nth(1).focus()
  await instructor.keyboard.press('Space')
  await expect(instructor.getByRole('complementary').getByText('Mark the correct option.')).toBeHidden()
  await expect(preview.getByRole('radio', { name: 'The line of contact', exact: true })).toBeVisible()
  await expect(instructor.getByText(/^Draft saved at/)).toBeVisible()
  await instructor.keyboard.press('ControlOrMeta+Enter')
  await expect(instructor.getByText('Published as version 1.')).toBeVisible()
  await instructor.reload()
  await expect(instructor.getByLabel('Question')).toHaveValue('Which line was **drawn** by the deal?')
})

test('she adds it to an assignment, previews it as a student, and publishes it', async () => {
  assignment = await createAssignmentByPage(instructor, home, 'The line')
  const summary = instructor.getByRole('complementary', { name: 'Summary' })
  await expect(summary).toContainText('Each student gets no questions.')
  await expect(summary.getByRole('link', { name: 'Add at least one question.' })).toBeVisible()
  await instructor.getByLabel('Source', { exact: true }).selectOption('class')
  await instructor.getByRole('button', { name: 'Search' }).click()
  await instructor.getByLabel(/^Which line was drawn/).check()
  await expect(instructor.getByText('1 question selected')).toBeVisible()
  await instructor.getByRole('button', { name: 'Add selected questions' }).click()
  await expect(instructor.getByRole('region', { name: 'Selected questions' })).toContainText(
    'Which line was drawn',
  )
  await expect(summary).toContainText('Each student gets 1 question.')
  await instructor.getByLabel('Time limit (minutes)').fill('20')
  await expect(summary).toContainText('20 min')
  await expect(summary).toContainText('Unsaved changes')
  await openOption(instructor, 'Results visibility')
  await instructor.getByLabel('Preset', { exact: true }).selectOption('practice')
  await saveSettingsByPage(instructor)
  expect((await studentPage(0).request.get(assignment)).status()).toBe(404)
  await instructor.goto(`${assignment}/preview`)
  await expect(instructor.getByText('Time limit: 20 min')).toBeVisible()
  await instructor.getByLabel('The border of states').check()
  await instructor.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(instructor.getByText('Nothing was saved.')).toBeVisible()
  await publishByPage(instructor, assignment)
  await expect(instructor.getByText('Published. 3 students can see it.')).toBeVisible()
})

test('students are notified and seen live; one gets more time', async () => {
  for (const student of students) {
    await student.goto('/notifications')
    await student.getByRole('link', { name: /New assignment: The line/ }).click()
    await expect(student).toHaveURL(new RegExp(`${assignment}$`))
    await expect(student.getByText('Time limit: 20 min')).toBeVisible()
  }
  await Promise.all(
    students.map(async (student) => {
      await student.getByRole('button', { name: 'Start the assignment' }).click()
      await expect(student.getByRole('timer')).toHaveText(/^(20:00|19:\d\d) left/)
    }),
  )
  await instructor.goto(`${assignment}/live`)
  await expect(instructor.getByText('0 of 3 submitted, 3 in progress, 0 not started.')).toBeVisible()
  await expect(instructor.getByRole('row').filter({ hasText: 'Ben' })).toContainText('on question 1')
  await instructor.getByLabel('Student', { exact: true }).selectOption({ label: 'Ben' })
  await instructor.getByLabel('Minutes', { exact: true }).fill('15')
  await instructor.getByRole('button', { name: 'Add' }).click()
  await expect(instructor.getByText('1 student has 15 more minutes.')).toBeVisible()
  // Without a reload: the page polls.
  await expect(studentPage(1).getByRole('timer')).toHaveText(/^(35:00|3[34]:\d\d) left/, { timeout: 25_000 })
  await expect(studentPage(1).getByText('You have more time. This attempt now closes')).toBeVisible()
  await expect(studentPage(0).getByRole('timer')).toHaveText(/^1\d:\d\d left/)
})

test('she edits an override field by field, and a shorter one takes no time from an attempt in progress', async () => {
  await instructor.goto(`${assignment}/overrides`)
  await instructor.getByRole('link', { name: /^Ben/ }).click()
  await expect(instructor.getByLabel('Extra minutes, added in the live view')).toHaveValue('15')
  const save = async (field: string, value: string, outcome: string | RegExp) => {
    await instructor.getByRole('spinbutton', { name: field }).fill(value)
    await instructor.getByRole('button', { name: 'Save override' }).click()
    await expect(instructor.getByText(outcome)).toBeVisible()
  }
  await save('Attempts', '2', 'Saved.')
  await save('Time limit (minutes)', '10', /^Saved\. 1 attempt in progress keeps the time promised earlier\./)
  await instructor.reload()
  await expect(instructor.getByLabel('Extra minutes, added in the live view')).toHaveValue('15')
  await expect(instructor.getByRole('spinbutton', { name: 'Attempts' })).toHaveValue('2')
  await instructor.goto(`${assignment}/overrides`)
  const keptAttempts = instructor.getByRole('region', { name: 'Attempts that keep their time' })
  await expect(keptAttempts.getByRole('link', { name: 'Ben' })).toBeVisible()
  await keptAttempts.getByRole('button', { name: 'Shorten this attempt' }).click()
  await expect(keptAttempts.getByText('To shorten attempts in progress, select this checkbox.')).toBeVisible()
  await studentPage(1).reload()
  await expect(studentPage(1).getByRole('timer')).toHaveText(/^3\d:\d\d left/)
})

test('students submit, and two request a regrade of a correct answer', async () => {
  const choices = ['The border of states', 'The line of contact', 'The line of contact']
  await Promise.all(
    students.map(async (student, index) => {
      await questions(student)
        .getByLabel(choices[index] ?? '')
        .check()
      await expect(student.getByText(/^Saved at/)).toBeVisible()
      await submitAll(student)
    }),
  )
  await expect(studentPage(1).getByRole('heading', { name: /^0%/ })).toBeVisible()
  // Emphasized words are read with the emphasis.
  const answered = studentPage(1).getByRole('article', { name: '1. Which line was drawn by the deal?' })
  await expect(answered.getByRole('heading').locator('strong')).toHaveText('drawn')
  await expect(answered.locator('em')).toHaveText(['contact', 'troops'])
  for (const student of [studentPage(1), studentPage(2)]) {
    await student.getByText('Request a regrade', { exact: true }).click()
    await student.getByLabel('Reason', { exact: true }).fill('The troops stayed where they stood.')
    await student.getByLabel(/^Paragraph of the article/).fill('1')
    await student.getByRole('button', { name: 'Submit request' }).click()
    await expect(student.getByText('Regrade requested.')).toBeVisible()
  }
  await instructor.goto(`${home}/gradebook`)
  await expect(instructor.getByRole('link', { name: 'Ben, The line: 0' })).toBeVisible()
})

test('she accepts equal answers together, previews the changes, and scores follow', async () => {
  await instructor.goto(`${home}/regrade-requests`)
  await expect(instructor.getByText('2 students gave this answer. 2 requested a regrade.')).toBeVisible()
  await instructor.getByLabel('Decision', { exact: true }).selectOption('yes')
  await instructor.getByLabel('Reply to students', { exact: true }).fill('You are right: the key was wrong.')
  await instructor.getByRole('button', { name: 'Send reply' }).click()
  await expect(instructor.getByText('3 attempts: 2 up, 0 down, 1 unchanged.')).toBeVisible()
  await instructor.getByLabel(/^Reason/).fill('The key was wrong.')
  await instructor.getByRole('button', { name: 'Apply regrade (2 score changes)' }).click()
  await expect(instructor.getByText('We notified students whose scores changed')).toBeVisible()
  await studentPage(1).reload()
  await expect(studentPage(1).getByText('Regraded from 0 to 1 point. The key was wrong.')).toBeVisible()
  await expect(studentPage(1).getByText('Request accepted.')).toBeVisible()
  await expect(studentPage(1).getByRole('heading', { name: /^100%/ })).toBeVisible()
  await studentPage(1).goto('/notifications')
  await expect(studentPage(1).getByRole('link', { name: /Regraded: The line/ })).toBeVisible()
  await instructor.goto(`${home}/gradebook`)
  await expect(instructor.getByRole('link', { name: 'Ben, The line: 1' })).toBeVisible()
  await instructor.goto(`${home}/audit-log`)
  await expect(instructor.getByRole('listitem').filter({ hasText: 'regraded a question' })).toBeVisible()
  await expect(
    instructor.getByRole('listitem').filter({ hasText: 'replied to a regrade request' }).first(),
  ).toBeVisible()
})

test('arrow keys navigate the gradebook, and a manual grade needs a reason', async () => {
  await instructor.goto(`${home}/gradebook`)
  const cell = (name: string) => instructor.getByRole('link', { name: new RegExp(`^${name}, The line`) })
  // The keys work once the page is hydrated.
  await expect(async () => {
    await instructor.getByRole('link', { name: 'Ada', exact: true }).focus()
    await instructor.keyboard.press('ArrowRight')
    await expect(cell('Ada')).toBeFocused({ timeout: 500 })
  }).toPass()
  await instructor.keyboard.press('ArrowDown')
  await instructor.keyboard.press('PageDown')
  await expect(cell('Cem')).toBeFocused()
  await instructor.keyboard.press('Enter')
  await expect(instructor.getByRole('heading', { name: 'Cem' })).toBeVisible()
  await instructor.getByLabel(/^Points/).fill('0.5')
  await instructor.getByRole('button', { name: 'Save grade' }).click()
  await expect(instructor.getByText('Enter a reason.').first()).toBeVisible()
  await instructor.getByLabel(/^Reason/).fill('Came late.')
  await instructor.getByRole('button', { name: 'Save grade' }).click()
  await expect(instructor.getByText('Manual grade: Came late.')).toBeVisible()
  const points = instructor.getByLabel(/^Points/)
  const maximum = Number(
    /out of ([\d.]+)/.exec((await instructor.getByText(/^Points out of/).textContent()) ?? '')?.[1],
  )
  await points.fill(String(maximum * 1.5))
  await instructor.getByRole('button', { name: 'Save grade' }).click()
  await expect(instructor.getByText(/is above the maximum of/)).toBeVisible()
  await instructor.getByLabel('Save anyway').check()
  await instructor.getByRole('button', { name: 'Save grade' }).click()
  await expect(instructor.getByText('Grade saved.')).toBeVisible()
  await points.fill('0.5')
  await instructor.getByRole('button', { name: 'Save grade' }).click()
  await expect(instructor.getByText(new RegExp(`^0.5 of ${maximum} points?`))).toBeVisible()
  await expect(instructor.getByRole('region', { name: 'History' })).toContainText('changed a manual grade')
  await instructor.goto(`${home}/gradebook`)
  await expect(instructor.getByRole('rowheader', { name: 'Mean of the whole class' })).toBeVisible()
  await instructor.emulateMedia({ media: 'print' })
  const scroller = instructor.locator('div:has(> [role="grid"])')
  await expect(scroller).toHaveCSS('overflow-y', 'visible')
  await expect(scroller).toHaveCSS('max-height', 'none')
  await instructor.emulateMedia({ media: 'screen' })
})

test('grades are exported and imported, and every row that can’t be imported is named', async () => {
  await instructor.goto(`${home}/gradebook`)
  await instructor.getByText('Export', { exact: true }).click()
  await instructor.getByLabel('Separator').selectOption('semicolon')
  const download = instructor.waitForEvent('download')
  await instructor.getByRole('button', { name: 'Download CSV' }).click()
  const buffer = await readFile(await (await download).path())
  const [head = '', ...rows] = buffer.toString().trim().split('\r\n')
  expect(rows).toHaveLength(3)
  await instructor.goto(`${home}/gradebook`)
  await instructor.getByRole('link', { name: 'Import grades' }).click()
  await instructor.getByLabel('CSV file').setInputFiles({ name: 'grades.csv', mimeType: 'text/csv', buffer })
  await expect(instructor.getByLabel('Or paste the grades')).toHaveValue(/Total \(%\)/)
  await instructor.getByRole('button', { name: 'Preview changes' }).click()
  await expect(instructor.getByText('0 changes · 3 unchanged', { exact: true })).toBeVisible()
  const points = Number(/\(of ([\d.]+)\)/.exec(head)?.[1])
  const [ada = '', ben = '', cem = ''] = rows.map((row) => row.split(';')[1])
  const text = `Email;Grade\n${ada};"5,000"\n${ben};${String(points * 1.5).replace('.', ',')}\n${cem};EX;x`
  await instructor.goto(assignment)
  await instructor.getByRole('link', { name: 'Import grades' }).click()
  await instructor.getByLabel('Or paste the grades').fill(text)
  await instructor.getByRole('button', { name: 'Preview changes' }).click()
  await expect(instructor.getByText('1 change · 0 unchanged · 2 problems', { exact: true })).toBeVisible()
  const problems = instructor.getByRole('listitem')
  await expect(problems.filter({ hasText: 'Line 2:' })).toContainText('“5,000” could mean 5000 or 5.')
  await expect(problems.filter({ hasText: 'Line 4:' })).toContainText('more cells than the 2 columns')
  await instructor.getByRole('button', { name: 'Import 1 grade' }).click()
  await expect(instructor.getByText('Confirm that the grades above the maximum are correct.')).toBeVisible()
  await instructor.getByLabel(/above the maximum/).check()
  await instructor.getByRole('button', { name: 'Import 1 grade' }).click()
  await expect(instructor.getByText('1 grade imported.')).toBeVisible()
})

/**
 * Pages without anyone's data: those of the course or of everyone, those about the current user only, and those that
 * a secret in the URL opens.
 */
const NOBODYS = [
  ...['/', '/learner-home', '/api-docs', '/offline', '/goodbye', '/offline/review', '/privacy', '/verify'],
  ...[
    '/forgot-password',
    '/reset-password/[token]',
    '/settings',
    '/settings/data',
    '/settings/learning',
    '/settings/advanced',
    '/settings/two-step',
    '/sign-in',
    '/sign-in/code',
    '/sign-up',
    '/sign-up/[token]',
    '/welcome',
  ],
  ...['/verify-email/[token]', '/admin/claim/[token]', '/shared/[token]', '/attempts/new'],
  ...[
    '/join/[code]',
    '/join/invitation/[code]',
    '/classes',
    '/classes/new',
    '/classes/overview',
    '/courses',
    '/notifications',
  ],
  ...['/offline/fallback', '/offline/attempt', '/offline/search', '/search', '/notes'],
  ...['/progress', '/progress/concepts', '/progress/concepts/[concept]', '/progress/reviews'],
  ...['/progress/quizzes', '/progress/calibration', '/progress/share', '/stop-reminders/[token]'],
  ...['/review', '/review/session'],
]

test('another class’s instructor finds no page, title, or request of it', async () => {
  test.setTimeout(240_000)
  await createClassByPage(stranger, 'Elsewhere')
  await instructor.goto(`${home}/lessons/new`)
  await instructor.getByRole('checkbox', { name: 'The terms of the deal' }).check()
  await instructor.getByRole('button', { name: 'Assign' }).click()
  await expect(instructor.getByRole('link', { name: 'The terms of the deal' })).toBeVisible()
  const read = async <T>(address: string): Promise<T> => (await instructor.request.get(address)).json()
  const { rows } = await read<{ rows: { id: string }[] }>(`/api/v1${home}/gradebook`)
  const { students: live } = await read<{ students: { attempt: string | null }[] }>(
    `/api/v1${assignment}/live`,
  )
  const [, , classId = '', , assignmentId = ''] = assignment.split('/')
  await instructor.goto(`${home}/items/import`)
  await instructor
    .getByLabel('Files')
    .setInputFiles({ name: 'own.gift', mimeType: 'text/plain', buffer: Buffer.from('Is it so?{T}') })
  await instructor.getByRole('button', { name: 'Review questions' }).click()
  await expect(instructor.getByRole('heading', { name: 'Review 1 question' })).toBeVisible()
  const imported = new URL(instructor.url()).pathname.split('/').at(-1) ?? ''
  const ids: Record<string, string> = {
    ...{ class: classId, assignment: assignmentId, item, lesson: 'the-deal', import: imported },
    ...{ student: rows[0]?.id ?? '', person: rows[0]?.id ?? '', attempt: live[0]?.attempt ?? '' },
  }
  const fill = (page: string) => page.replace(/\[(\w+)\]/g, (_, name) => ids[name] ?? `no ${name} is known`)
  const pages = listPages()
  const classPages = pages.filter((page) => page.startsWith('/classes/[class]'))
  const learnerPages = pages.filter((page) => page.startsWith('/attempts/[attempt]'))
  const instancePages = pages.filter((page) => page.startsWith('/admin') && !page.includes('/claim/'))
  const coursePages = pages.filter((page) => page.startsWith('/courses/'))
  // Add a new page to one of these lists, or explain here why it needn't be in any.
  expect([...classPages, ...learnerPages, ...instancePages, ...coursePages, ...NOBODYS].sort()).toEqual(pages)
  for (const page of [...classPages, ...learnerPages, ...instancePages].map(fill)) {
    const response = await stranger.request.get(page)
    expect(response.status(), page).toBe(404)
    // Includes what the framework fetches when a link is followed.
    const followed = await stranger.request.get(page, { headers: { RSC: '1' } })
    for (const text of [await response.text(), await followed.text()])
      expect(text, page).not.toMatch(/Monday|The line|Ada|Which line was drawn/)
  }
  // The pages exist for those who have access.
  for (const page of classPages.map(fill))
    expect((await instructor.request.get(page)).status(), page).toBe(200)
  for (const page of learnerPages.map(fill))
    expect((await studentPage(0).request.get(page)).status(), page).toBe(200)
})

test('class pages meet WCAG 2.2 AA in both color schemes and fit phones', async () => {
  test.setTimeout(240_000)
  const assignmentPaths = [
    '',
    '/live',
    '/analysis',
    '/overrides',
    '/edit',
    '/grading',
    '/regrade',
    '/preview',
  ]
  const visits: [Page, string][] = [
    ...[
      '',
      '/gradebook',
      '/gradebook/import',
      '/gradebook/settings',
      '/overview',
      '/overview/heat-map',
      '/overview/trends',
      '/overview/report',
      '/items',
      '/items/import',
      `/items/${item}`,
      '/items/export',
      '/items/export/print',
      '/regrade-requests',
      '/audit-log',
      '/lessons/new',
      '/lessons/the-deal',
    ].map((path): [Page, string] => [instructor, home + path]),
    ...assignmentPaths.map((path): [Page, string] => [instructor, assignment + path]),
    [instructor, '/notifications'],
    [studentPage(0), home],
    [studentPage(0), `${home}/grades`],
    [studentPage(0), assignment],
  ]
  const faults: string[] = []
  for (const [page, place] of visits) {
    await page.setViewportSize({ width: 375, height: 800 })
    await page.goto(place)
    for (const colorScheme of ['light', 'dark'] as const) {
      await setColorScheme(page, colorScheme)
      const axe = new AxeBuilder({ page }).withTags([
        'wcag2a',
        'wcag2aa',
        'wcag21a',
        'wcag21aa',
        'wcag22aa',
        'best-practice',
      ])
      // Experimental in axe, but a WCAG criterion (2.5.3).
      axe.options({ rules: { 'label-content-name-mismatch': { enabled: true } } })
      // The other rules don't depend on color.
      const { violations } = await (colorScheme === 'dark'
        ? axe.withRules(['color-contrast'])
        : axe
      ).analyze()
      faults.push(...violations.map(({ id, nodes }) => `${place} ${id} ${nodes[0]?.html}`))
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (overflow > 0) faults.push(`${place} is wider than the screen`)
  }
  expect(faults).toEqual([])
})

test('a deleted student’s answers count in the analysis, and the name is gone', async () => {
  await instructor.goto(`${assignment}/analysis`)
  const figures = instructor.getByRole('region', { name: 'Questions', exact: true })
  const before = await figures.textContent()
  await expect(figures).toContainText('3')
  const leaver = studentPage(2)
  await leaver.goto('/settings')
  await expect(leaver.getByText(/still count in class statistics, without your name/)).toBeVisible()
  await leaver.getByLabel('Your password', { exact: true }).fill(PASSWORD)
  await leaver.getByLabel('Type “delete” to confirm').fill(' Delete ')
  await leaver.getByRole('button', { name: 'Delete account' }).click()
  await expect(leaver).toHaveURL(/\/goodbye$/)
  expect((await leaver.request.get(home)).status()).not.toBe(200)
  await instructor.reload()
  expect(await figures.textContent()).toBe(before)
  for (const path of [
    `${home}/gradebook`,
    `${home}/people`,
    `${assignment}/analysis`,
    `${assignment}/live`,
  ]) {
    await instructor.goto(path)
    await expect(instructor.getByRole('main')).toBeVisible()
    await expect(instructor.getByRole('main')).not.toContainText('Cem')
  }
  await expect(instructor.getByText('3 of 3 submitted, 0 in progress, 0 not started.')).toBeVisible()
  await instructor.goto(home)
  await expect(instructor.getByRole('row', { name: /The line/ })).toContainText('3 of 3')
  await instructor.goto(`${home}/gradebook`)
  await expect(instructor.getByRole('rowheader', { name: 'Deleted student' })).toBeVisible()
})
