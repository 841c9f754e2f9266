import { createInterface } from 'node:readline/promises'
import { StartError } from '../server/platform/start-error'

/** @throws StartError if the person who restores doesn't type the word, or there is no terminal */
export async function confirmRestore(target: string): Promise<void> {
  if (!process.stdin.isTTY) throw new StartError('Add --yes to restore without a question.')
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const typed = await terminal.question(`This restores a backup to ${target}. Type “restore” to continue: `)
  terminal.close()
  if (typed.trim() !== 'restore') throw new StartError('Nothing was changed.')
}
