/** The command line as a process: arguments in, exit code out. */

import { run } from './program.ts'

process.exitCode = await run(process.argv.slice(2))
