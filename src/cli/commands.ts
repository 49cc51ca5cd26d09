import type { Command } from 'commander'
import { registerDatabaseCommands } from './database-commands.ts'
import { registerDoctor } from './doctor.ts'
import { registerFigureCommands } from './figure-commands.ts'
import { registerScheduleCommands } from './schedule-commands.ts'
import { registerStart } from './start.ts'
import { registerUserCommands } from './user-commands.ts'

/** Every command of `duihe`, in the order the help shows them. */
export function registerCommands(program: Command): void {
  registerStart(program)
  registerDatabaseCommands(program)
  registerUserCommands(program)
  registerScheduleCommands(program)
  registerFigureCommands(program)
  registerDoctor(program)
}
