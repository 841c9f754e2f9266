import { log, logOutput } from '@/server/platform/log'

export type LogLine = {
  level: string
  msg: string
  requestId?: string
  error?: { message: string }
} & Record<string, unknown>

/** Turns the log on and collects its lines from now on, as a log file in production contains them. */
export function captureLog(): { text: () => string; lines: () => LogLine[]; clear: () => void } {
  let text = ''
  log.level = 'debug'
  logOutput.write = (line) => {
    text += line
  }
  return {
    text: () => text,
    lines: () => text.split('\n').flatMap((line) => (line ? [JSON.parse(line)] : [])),
    clear: () => {
      text = ''
    },
  }
}
