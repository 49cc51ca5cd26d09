import type { Command } from 'commander'
import type { Role } from '#people/actor.ts'
import { giveRole, takeRole } from '#people/entitlements.ts'
import { firstAdministratorLink } from '#people/first-administrator.ts'
import { addPerson, findPersonByEmail } from '#people/persons.ts'
import { makeLink, startSession } from '#people/sign-in.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { languageMap } from '#platform/languages.ts'
import { Refusal } from '#platform/refusal.ts'
import { print, printJson, say, table } from './output.ts'
import { UsageError } from './run.ts'
import { type DataOptions, withDatabase } from './session.ts'

const roles: Role[] = ['administrator', 'organiser', 'desk', 'editor', 'signer']

const HOURS_MAX = 720

export function registerUserCommands(program: Command): void {
  const user = program.command('user').description(say('cli.user.about'))
  shared(user.command('create <email>').description(say('cli.user.create')))
    .option('--name-zh <name>', say('cli.user.name-zh'))
    .option('--name-en <name>', say('cli.user.name-en'))
    .option('--role <role>', say('cli.user.role', { roles: roles.join(', ') }))
    .action(createUser)
  shared(user.command('list').description(say('cli.user.list'))).action(listUsers)
  shared(user.command('role <email> <role>').description(say('cli.user.give-role', { roles: roles.join(', ') })))
    .option('--take', say('cli.user.take'))
    .action(changeRole)
  shared(user.command('token <email>').description(say('cli.user.token')))
    .option('--hours <number>', say('cli.user.token-hours'), '12')
    .action(makeToken)
  const admin = program.command('admin').description(say('cli.admin.about'))
  shared(admin.command('link').description(say('cli.admin.link'))).action((options: DataOptions) =>
    withDatabase(options, async ({ db, config }) => {
      const link = await firstAdministratorLink(db, config.publicUrl)
      return options.json ? printJson({ link }) : print(link)
    }),
  )
}

async function createUser(
  email: string,
  options: DataOptions & { nameZh?: string; nameEn?: string; role?: string },
): Promise<void> {
  const name = languageMap({ zh: options.nameZh, en: options.nameEn })
  if (Object.keys(name).length === 0) throw new UsageError(say('cli.user.name-missing'))
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) throw new UsageError(say('people.email-wrong'))
  const role = options.role === undefined ? undefined : roleNamed(options.role)
  await withDatabase(options, async ({ db, actor, config }) => {
    const personId = await addPerson(db, actor, { name, email })
    if (role) await giveRole(db, actor, { personId, role })
    const link = `${config.publicUrl}/zh/sign-in/${await makeLink(db, personId, 24 * 60)}`
    if (options.json) printJson({ id: personId, link })
    else print(say('cli.user.created', { email, link }))
  })
}

/** What a program brings to act for a person, as `Authorization: Bearer …`. */
async function makeToken(email: string, options: DataOptions & { hours: string }): Promise<void> {
  const hours = Number(options.hours)
  if (!Number.isInteger(hours) || hours < 1 || hours > HOURS_MAX)
    throw new UsageError(say('cli.user.token-hours-wrong', { most: HOURS_MAX }))
  await withDatabase(options, async ({ db }) => {
    const person = await findPersonByEmail(db, email)
    if (!person) throw new Refusal('cli.user.unknown', { params: { email } })
    const token = await inTransaction(db, (tx) => startSession(tx, person.id, hours))
    if (options.json) printJson({ token, hours })
    else print(token)
  })
}

async function listUsers(options: DataOptions): Promise<void> {
  await withDatabase(options, async ({ db }) => {
    const users = await db
      .selectFrom('people.person as p')
      .innerJoin('people.entitlement as e', 'e.person_id', 'p.id')
      .select(['p.id', 'p.email', 'p.name', 'e.role', 'e.event_id'])
      .orderBy('p.sort_key')
      .execute()
    if (options.json) printJson({ users })
    else print(table(users.map((user) => [user.role, user.email ?? '–', Object.values(user.name).join(' / ')])))
  })
}

async function changeRole(email: string, roleName: string, options: DataOptions & { take?: boolean }): Promise<void> {
  const role = roleNamed(roleName)
  await withDatabase(options, async ({ db, actor }) => {
    const person = await findPersonByEmail(db, email)
    if (!person) throw new Refusal('cli.user.unknown', { params: { email } })
    await (options.take ? takeRole : giveRole)(db, actor, { personId: person.id, role })
    if (options.json) printJson({ id: person.id, role, held: !options.take })
    else print(say(options.take ? 'cli.user.role-taken' : 'cli.user.role-given', { email, role }))
  })
}

function roleNamed(name: string): Role {
  const role = roles.find((candidate) => candidate === name)
  if (!role) throw new UsageError(say('cli.user.role-unknown', { role: name, roles: roles.join(', ') }))
  return role
}

function shared(command: Command): Command {
  return command.option('--data <dir>', say('cli.option.data')).option('--json', say('cli.option.json'))
}
