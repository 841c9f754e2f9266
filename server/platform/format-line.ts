/** Formats a line of the log for a terminal. @param line a JSON object */
export function formatLine(line: string): string {
  const { level, time, pid: _pid, msg, error, ...fields } = JSON.parse(line)
  const values = Object.entries(fields).map(([name, value]) => `${name}=${value}`)
  const head = [String(time).slice(11, 19), String(level).padEnd(5), msg, ...values].join(' ')
  return `${[head, ...errorLines(error)].join('\n')}\n`
}

type Described = { name: string; message: string; stack: string[]; cause?: Described }

function errorLines(error: Described | undefined): string[] {
  if (!error) return []
  return [
    `  ${error.name}: ${error.message}`,
    ...error.stack.map((call) => `    ${call}`),
    ...errorLines(error.cause),
  ]
}
