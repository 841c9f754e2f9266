import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DailyEvent, dailyEventFile } from './calendar-file'

const EVENT: DailyEvent = {
  uid: 'reminder@casebook.example',
  startsOn: '2027-03-28',
  at: '18:30',
  minutes: 10,
  title: 'Study: A, B; and C',
  description: 'One\nTwo \\',
  url: 'https://casebook.example/review',
}
const CREATED = new Date('2027-03-27T09:08:07.654Z')

test('the file is a daily event at a local time with an alarm', () => {
  expect(dailyEventFile(EVENT, CREATED)).toBe(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Casebook//Study reminder//EN',
      'BEGIN:VEVENT',
      'UID:reminder@casebook.example',
      'DTSTAMP:20270327T090807Z',
      'DTSTART:20270328T183000',
      'DURATION:PT10M',
      'RRULE:FREQ=DAILY',
      'SUMMARY:Study: A\\, B\\; and C',
      'DESCRIPTION:One\\nTwo \\\\',
      'URL:https://casebook.example/review',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Study: A\\, B\\; and C',
      'TRIGGER:PT0S',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  )
})

/** Characters of one to four bytes. */
const sizes = fc.constantFrom('a', ' ', 'é', '€', '😀')

test('no line is longer than 75 bytes, and unfolding restores the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: sizes, maxLength: 300 }), (title) => {
      const file = dailyEventFile({ ...EVENT, title }, CREATED)
      const lengths = file.split('\r\n').map((line) => Buffer.byteLength(line))
      expect(Math.max(...lengths)).toBeLessThanOrEqual(75)
      expect(file.replaceAll('\r\n ', '')).toContain(`\r\nSUMMARY:${title}\r\n`)
    }),
  )
})
