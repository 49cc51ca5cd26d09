import type { Command } from 'commander'
import { registerBulletinCommands } from './bulletin-commands.ts'
import { registerDatabaseCommands } from './database-commands.ts'
import { registerDoctor } from './doctor.ts'
import { registerExportCommands } from './export-commands.ts'
import { registerFigureCommands } from './figure-commands.ts'
import { registerImportCommands } from './import-commands.ts'
import { registerOrganisationCommands } from './organisation-commands.ts'
import { registerScheduleCommands } from './schedule-commands.ts'
import { registerSeedCommands } from './seed-commands.ts'
import { registerStart } from './start.ts'
import { registerTemplateCommands } from './template-commands.ts'
import { registerUserCommands } from './user-commands.ts'

/** Every command of `duihe`, in the order the help shows them. */
export function registerCommands(program: Command): void {
  registerStart(program)
  registerDatabaseCommands(program)
  registerSeedCommands(program)
  registerUserCommands(program)
  registerTemplateCommands(program)
  registerImportCommands(program)
  registerExportCommands(program)
  registerOrganisationCommands(program)
  registerScheduleCommands(program)
  registerFigureCommands(program)
  registerBulletinCommands(program)
  registerDoctor(program)
}
