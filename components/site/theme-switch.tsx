/**
 * A button that switches from the system's colors to light, to dark, and back. Styles show the current state, and `theme-script.ts` switches
 * it, so that it's right from the first paint and costs no script.
 */
export function ThemeSwitch() {
  return (
    <button type="button" data-theme-switch className="needs-script size-9 rounded-lg hover:text-accent">
      {STATES.map(([theme, drawing, label]) => (
        <span key={theme} className={`if-theme-${theme}`}>
          <svg
            viewBox="0 0 20 20"
            aria-hidden="true"
            className="mx-auto size-5 fill-none stroke-current stroke-[1.5]"
          >
            <path d={drawing} />
          </svg>
          <span className="sr-only">{label}</span>
        </span>
      ))}
    </button>
  )
}

const STATES = [
  [
    'system',
    'M10 3a7 7 0 0 0 0 14zm0 0a7 7 0 0 1 0 14M8 4v12M6 5v10M4.5 7v6',
    'Theme: system. Switch to light.',
  ],
  [
    'light',
    'M10 1v2m0 14v2M1 10h2m14 0h2M4 4l1 1m10 10 1 1m0-12-1 1M5 15l-1 1m2-6a4 4 0 0 0 8 0 4 4 0 0 0-8 0',
    'Theme: light. Switch to dark.',
  ],
  ['dark', 'M16 13A7 7 0 0 1 7 4a7 7 0 1 0 9 9z', 'Theme: dark. Switch to system.'],
] as const
