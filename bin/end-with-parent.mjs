/** Ends a program whose parent is gone: two builds in one folder would overwrite each other's files. */

const LOOK_MS = 500
const parent = process.ppid
const timer = setInterval(() => {
  if (process.ppid !== parent) process.exit(1)
}, LOOK_MS)
timer.unref()
