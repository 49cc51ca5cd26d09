import { Command, CommanderError } from 'commander'
import { StartFailure } from '#platform/database/failure.ts'
import { hasMessage } from '#platform/messages.ts'
import { Refusal } from '#platform/refusal.ts'
import { registerCommands } from './commands.ts'
import { complain, say } from './output.ts'

const FAILED = 1
const WRONG_USAGE = 2

/** Runs one command. Returns the exit code: 0 done, 1 failed, 2 wrong usage. Data goes to stdout, talk to stderr. */
export async function runCommand(args: string[]): Promise<number> {
  const program = new Command('duihe')
  program.description(say('cli.about')).exitOverride().showHelpAfterError(say('cli.see-help'))
  registerCommands(program)
  applyEverywhere(program)
  try {
    if (args.length === 0) {
      program.outputHelp({ error: true })
      return WRONG_USAGE
    }
    await program.parseAsync(args, { from: 'user' })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    return explain(error)
  }
}

/** Turns any end but a good one into a sentence and a code. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE
  if (error instanceof UsageError) {
    complain(error.message)
    return WRONG_USAGE
  }
  if (error instanceof StartFailure || error instanceof Refusal) {
    complain(hasMessage(error.code) ? say(error.code, error.params) : error.message)
    return FAILED
  }
  complain(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return FAILED
}

// Help in the reader's language, and the same rules for every command below.
function applyEverywhere(command: Command): void {
  command.helpOption('-h, --help', say('cli.help-option'))
  command.configureHelp({ styleTitle: (title) => say(`cli.title.${title.replace(':', '').toLowerCase()}`) })
  command.exitOverride()
  if (command.commands.length > 0) command.helpCommand(false)
  for (const sub of command.commands) applyEverywhere(sub)
}

/** The command was called in a way that cannot work. */
export class UsageError extends Error {}
