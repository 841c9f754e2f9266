import type { ClassRole } from '@/domain/access/class-permissions'

/** The label of each class role. */
export const ROLE_LABELS: Readonly<Record<ClassRole, string>> = {
  instructor: 'Instructor',
  assistant: 'Teaching assistant',
  observer: 'Observer',
  student: 'Student',
}

/** Each class role in a sentence, with its article. */
export const ROLE_PHRASES: Readonly<Record<ClassRole, string>> = {
  instructor: 'an instructor',
  assistant: 'a teaching assistant',
  observer: 'an observer',
  student: 'a student',
}
