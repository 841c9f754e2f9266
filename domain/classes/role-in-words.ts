import type { ClassRole } from '@/domain/access/class-abilities'

/** What somebody is in a class, as a word of a list. */
export const ROLE_WORDS: Readonly<Record<ClassRole, string>> = {
  instructor: 'Instructor',
  assistant: 'Assistant',
  reviewer: 'Reviewer',
  student: 'Student',
}

/** The same within a sentence, with its article. */
export const ROLE_PHRASES: Readonly<Record<ClassRole, string>> = {
  instructor: 'an instructor',
  assistant: 'an assistant',
  reviewer: 'a reviewer',
  student: 'a student',
}
