import { type Organiser, organiserRoles } from '#events/organisers.ts'
import type { OrganisationChoice } from '#people/organisations.ts'
import { spoken } from '#platform/languages.ts'
import { Select } from '#ui/form.tsx'
import { Empty, Said } from '#ui/parts.tsx'
import type { SettingsProps } from './event-settings-frame.tsx'

type Props = SettingsProps & { organisers: Organiser[]; organisations: OrganisationChoice[] }

/** Who stands behind the event, in the order in which announcements name them. */
export function EventOrganisers({ organisers, organisations, ...props }: Props) {
  const { say } = props.visit
  const byRole = Map.groupBy(organisers, ({ role }) => role)
  return (
    <>
      {organisers.length === 0 && <Empty>{say('settings.no-organisers')}</Empty>}
      {organisers.length > 0 && (
        <section className="sheet stack" aria-labelledby="protocol-order">
          <h2 id="protocol-order">{say('settings.protocol-order')}</h2>
          {[...byRole].map(([role, named]) => (
            <div key={role} className="stack tight">
              <h3>{say(`events.role.${role}`)}</h3>
              <ol className="protocol">
                {named.map((organiser, i) => (
                  <Line
                    key={organiser.organisationId}
                    {...props}
                    organiser={organiser}
                    isFirst={i === 0}
                    isLast={i === named.length - 1}
                  />
                ))}
              </ol>
            </div>
          ))}
        </section>
      )}
      <NewOrganiser {...props} organisations={organisations} />
    </>
  )
}

type LineProps = SettingsProps & { organiser: Organiser; isFirst: boolean; isLast: boolean }

function Line({ visit: { say, to, lang }, event, organiser, isFirst, isLast }: LineProps) {
  const name = spoken(organiser.name, lang).text
  const chosen = (
    <>
      <input type="hidden" name="organisationId" value={organiser.organisationId} />
      <input type="hidden" name="role" value={organiser.role} />
    </>
  )
  return (
    <li>
      <span>
        <Said text={organiser.name} lang={lang} />
      </span>
      <form method="post" action={to.eventSettingsDeed(event.slug, 'organisers/moves')}>
        {chosen}
        <button {...move('up', isFirst)} aria-label={say('settings.up-whom', { name })}>
          ↑
        </button>
        <button {...move('down', isLast)} aria-label={say('settings.down-whom', { name })}>
          ↓
        </button>
      </form>
      <form method="post" action={to.eventSettingsDeed(event.slug, 'organisers/removal')}>
        {chosen}
        <button className="btn" type="submit" aria-label={say('settings.remove-whom', { name })}>
          {say('office.remove')}
        </button>
      </form>
    </li>
  )
}

function move(value: 'up' | 'down', disabled: boolean) {
  return { className: 'btn', type: 'submit', name: 'direction', value, disabled } as const
}

function NewOrganiser({ visit: { say, to, lang }, event, form, organisations }: Omit<Props, 'organisers'>) {
  return (
    <section className="sheet stack" aria-labelledby="new-organiser">
      <h2 id="new-organiser">{say('settings.add-organiser')}</h2>
      {organisations.length === 0 ? (
        <Empty>
          <p>{say('settings.no-organisations')}</p>
          <a className="btn" href={to.imports}>
            {say('office.imports')}
          </a>
        </Empty>
      ) : (
        <form className="inline-form" method="post" action={to.eventSettingsPart(event.slug, 'organisers')} noValidate>
          <Select
            {...{ form, name: 'role', label: say('settings.role'), value: 'host' }}
            options={organiserRoles.map((value) => ({ value, label: say(`events.role.${value}`) }))}
          />
          <Select
            {...{ form, name: 'organisationId', label: say('settings.organisation'), blank: say('settings.choose') }}
            options={organisations.map(({ id, name }) => ({ value: id, label: spoken(name, lang).text }))}
          />
          <button className="btn primary" type="submit">
            {say('settings.add')}
          </button>
        </form>
      )}
    </section>
  )
}
