import { expect } from 'vitest'
import { parseCourse } from '@/domain/content/parse-course'
import { type Edit, type SmallCoursePath, smallCourse } from './small-course'

/**
 * A single mistake in the small course: its name, the edit that makes it, the text on the line to report (the edit's
 * own unless another is given, `elsewhere` for another file), and the message.
 */
export type Mistake = readonly [name: string, edit: Edit, blamed: string, message: string | RegExp]

export function expectFault(_name: string, edit: Edit, blamed: string, message: string | RegExp): void {
  const [path, , replacement] = edit
  const { faults } = parseCourse(smallCourse(edit))
  const found = faults.find((fault) =>
    typeof message === 'string' ? fault.message === message : message.test(fault.message),
  )
  expect(found?.severity, JSON.stringify(faults)).toBe('error')
  if (blamed === 'elsewhere') {
    expect(found?.file).not.toBe(path)
    return
  }
  expect(found?.file).toBe(path)
  expect(found?.line).toBe(lineOf(path, blamed === 'the edit' ? replacement : blamed, edit))
}

/** The text of a file of the small course after the edits. */
export function fileOf(path: SmallCoursePath, ...edits: Edit[]): string {
  return smallCourse(...edits).find((file) => file.path === path)?.text ?? ''
}

function lineOf(path: SmallCoursePath, text: string, edit: Edit): number {
  const file = fileOf(path, edit)
  const index = file.indexOf(text)
  if (index < 0) throw new Error(`${path} doesn't contain ${text}`)
  return file.slice(0, index).split('\n').length
}
