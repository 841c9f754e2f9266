import type { FormField } from '@/components/ui/field'
import { PASSWORD_LENGTH } from '@/domain/access/password-strength'

/** Fields of several forms of an account. */

export const SIGN_UP_NAME: FormField = { name: 'name', label: 'Name', autoComplete: 'name', required: false }
export const EMAIL: FormField = { name: 'email', label: 'Email', type: 'email', autoComplete: 'email' }

/** @param consequence a sentence after the help text */
export function newPasswordField(name: string, label: string, consequence = ''): FormField {
  return {
    ...{ name, label, type: 'password', autoComplete: 'new-password' },
    minLength: PASSWORD_LENGTH.minimum,
    help: `At least ${PASSWORD_LENGTH.minimum} characters. A short phrase works well. ${consequence}`.trim(),
  }
}
