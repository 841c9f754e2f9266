import { type InputHTMLAttributes, useState } from 'react'

/** A password field with a button that shows what was typed. Without JavaScript, there is no button. */
export function PasswordInput(attributes: InputHTMLAttributes<HTMLInputElement>) {
  const [isShown, setIsShown] = useState(false)
  return (
    <div className="flex flex-wrap gap-2">
      <input
        {...attributes}
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
    </div>
  )
}
