import { lockFolder } from '@/server/platform/folder-lock'

/** Locks the folder given on the command line: a process that can be killed. */

try {
  await lockFolder(process.argv[2] ?? '')
  console.log('held')
  setInterval(() => {}, 60_000)
} catch (error) {
  console.log(String(error))
  process.exit(1)
}
