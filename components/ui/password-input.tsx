import { type InputHTMLAttributes, useState } from 'react'
import { assessPassword, type PasswordStrength } from '@/domain/access/password-strength'

const STRENGTH_LABELS: Record<PasswordStrength, string> = {
  'too-short': 'Too short',
  'too-long': 'Too long',
  common: 'Too common',
  fair: 'Fair. A longer password is stronger.',
  good: 'Good',
}

/**
 * A password field with a button that shows what was typed. A field for a new password says in words how strong it is.
 * Without JavaScript, there is neither.
 */
export function PasswordInput(attributes: InputHTMLAttributes<HTMLInputElement>) {
  const [isShown, setIsShown] = useState(false)
  const [typed, setTyped] = useState('')
  const isNew = attributes.autoComplete === 'new-password'
  return (
    <div className="flex flex-wrap gap-2">
      <input
        {...attributes}
        {...(isNew && { onInput: ({ currentTarget }) => setTyped(currentTarget.value) })}
        type={isShown ? 'text' : 'password'}
        autoCapitalize="none"
        spellCheck={false}
        className="input min-w-48 flex-1"
      />
      <button
        type="button"
        aria-pressed={isShown}
        className="button-quiet needs-script px-3 text-sm aria-pressed:bg-accent-soft"
        onClick={() => setIsShown(!isShown)}
      >
        Show password
      </button>
      {isNew && (
        <p aria-live="polite" className="needs-script min-h-5 w-full text-sm">
          {typed && `Password strength: ${STRENGTH_LABELS[assessPassword(typed)]}`}
        </p>
      )}
    </div>
  )
}
