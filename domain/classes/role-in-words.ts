import type { ClassRole } from '@/domain/access/class-abilities'

/** The label of each class role. */
export const ROLE_WORDS: Readonly<Record<ClassRole, string>> = {
  instructor: 'Instructor',
  assistant: 'Teaching assistant',
  reviewer: 'Observer',
  student: 'Student',
}

/** Each class role in a sentence, with its article. */
export const ROLE_PHRASES: Readonly<Record<ClassRole, string>> = {
  instructor: 'an instructor',
  assistant: 'a teaching assistant',
  reviewer: 'an observer',
  student: 'a student',
}
