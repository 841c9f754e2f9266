import { lockFolder } from '@/server/platform/folder-lock'

/** Takes the folder that the command line names and keeps it: a process that can be killed. */

try {
  await lockFolder(process.argv[2] ?? '')
  console.log('held')
  setInterval(() => {}, 60_000)
} catch (error) {
  console.log(String(error))
  process.exit(1)
}
