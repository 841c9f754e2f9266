import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { RulesFields } from '@/components/admin/rules-fields'
import { SettingsFields } from '@/components/teaching/assignment/settings-fields'
import { RulesSchema } from '@/domain/attempts/rules'
import { scaledText } from '@/domain/text/scaled-number'
import { questionsFromForm } from '@/server/assignments/typed-questions'
import { rulesFromForm } from '@/server/attempts/rules-from-form'
import { StudySettingsSchema } from '@/server/review/change-settings'

/** The form data that a browser sends for an untouched form. */
function untouched(html: string): Record<string, string> {
  const form: Record<string, string> = {}
  for (const [tag] of html.matchAll(/<input [^>]*>/g)) {
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
    const isLeftOut = attribute('type') === 'checkbox' && !tag.includes(' checked')
    const name = attribute('name')
    if (name && !isLeftOut) form[name] = attribute('value')?.replaceAll('&quot;', '"') ?? 'on'
  }
  for (const [, name = '', options = ''] of html.matchAll(
    /<select [^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/g,
  ))
    form[name] = /<option value="([^"]*)" selected/.exec(options)?.[1] ?? ''
  return form
}

test('submitting an untouched rules form keeps every digit', () => {
  const rules = RulesSchema.parse({
    ...{
      opensAt: '2027-03-01T08:00:30.123Z',
      dueAt: '2027-03-28T01:30:00.000Z',
      closesAt: '2027-03-29T23:59:59.000Z',
    },
    ...{ latePenalty: 1 / 3, timeLimitMinutes: 40 + 1 / 3, graceMinutes: 1 / 3, waitMinutes: 2 / 3 },
    ...{ behavior: 'interactive', tries: 3, penalty: 1 / 3, showAssignmentOnlyResults: true },
  })
  const ofAssignment = createElement(SettingsFields, {
    ...{ rules, hasPassword: false, assignmentOnlyNote: null, students: 2, exceptions: 0, isDraft: true },
    details: { title: 'The line', instructions: '', points: 10, examAt: null },
    selection: { shuffleItems: true, unseenDays: 7, whenFewUnseen: 'fill-up' },
    paths: { people: '/people', overrides: '/overrides', gradebook: '' },
  })
  const form = untouched(renderToStaticMarkup(ofAssignment))
  expect(rulesFromForm(form)).toEqual(rules)
  expect(questionsFromForm(form)).toEqual({ items: [], pools: [], order: {} })
  const ofCourse = { ...rules, showAssignmentOnlyResults: false }
  const html = renderToStaticMarkup(createElement(RulesFields, { rules: ofCourse, hasPassword: false }))
  expect(rulesFromForm(untouched(html))).toEqual(ofCourse)
})

test('submitting untouched settings keeps the exact desired retention', () => {
  for (const desiredRetention of [0.875, 0.9, 0.97, 0.8, 0.9123456]) {
    const form = { desiredRetention: scaledText(desiredRetention, 100), minutesPerDay: '10', newPerDay: '5' }
    const settings = StudySettingsSchema.parse({ ...form, dayStartsAt: '4', timeZone: 'UTC', examOn: '' })
    expect(settings.desiredRetention).toBe(desiredRetention)
  }
})
