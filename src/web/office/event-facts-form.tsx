import { attendances } from '#events/editions.ts'
import { typedFactsOf } from '#events/event-form.ts'
import { Select, TextArea, TextField } from '#ui/form.tsx'
import type { SettingsProps } from './event-settings-frame.tsx'

/** What an event is called, when and where it is. */
export function EventFacts(props: SettingsProps) {
  const { say, to } = props.visit
  return (
    <form className="sheet stack" method="post" action={to.eventSettings(props.event.slug)} noValidate>
      <Words {...props} />
      <WhenAndWhere {...props} />
      <Series {...props} />
      <p>
        <button className="btn primary" type="submit">
          {say('office.save')}
        </button>
      </p>
    </form>
  )
}

function Words({ visit: { say }, event, form }: SettingsProps) {
  const known = typedFactsOf(event)
  return (
    <>
      <div className="grid-2">
        <TextField {...{ form, name: 'nameZh', value: known.nameZh }} label={say('settings.name-zh')} lang="zh-Hans" />
        <TextField {...{ form, name: 'nameEn', value: known.nameEn }} label={say('settings.name-en')} lang="en" />
        <TextField
          {...{ form, name: 'themeZh', value: known.themeZh }}
          label={say('settings.theme-zh')}
          lang="zh-Hans"
        />
        <TextField {...{ form, name: 'themeEn', value: known.themeEn }} label={say('settings.theme-en')} lang="en" />
        <TextArea
          {...{ form, name: 'objectiveZh', value: known.objectiveZh, rows: 3 }}
          label={say('settings.objective-zh')}
          lang="zh-Hans"
        />
        <TextArea
          {...{ form, name: 'objectiveEn', value: known.objectiveEn, rows: 3 }}
          label={say('settings.objective-en')}
          lang="en"
        />
      </div>
      <TextArea
        {...{ form, name: 'topics', value: known.topics, rows: 3 }}
        label={say('events.topics')}
        hint={say('settings.topics-hint')}
      />
    </>
  )
}

function WhenAndWhere({ visit: { say }, event, form }: SettingsProps) {
  const known = typedFactsOf(event)
  const field = (name: keyof typeof known) => ({ form, name, value: known[name] })
  return (
    <div className="grid-2">
      <TextField {...field('startsOn')} type="date" label={say('settings.starts')} required />
      <TextField {...field('endsOn')} type="date" label={say('settings.ends')} required />
      <TextField {...field('cityZh')} label={say('settings.city-zh')} lang="zh-Hans" />
      <TextField {...field('cityEn')} label={say('settings.city-en')} lang="en" />
      <TextField {...field('venueZh')} label={say('settings.venue-zh')} lang="zh-Hans" />
      <TextField {...field('venueEn')} label={say('settings.venue-en')} lang="en" />
      <TextField
        {...field('country')}
        label={say('web.beginning.country')}
        hint={say('web.beginning.country-hint')}
        maxLength={2}
        required
      />
      <TextField {...field('timeZone')} label={say('web.beginning.zone')} hint={say('settings.zone-hint')} required />
      <Select
        {...field('attendance')}
        label={say('settings.attendance')}
        options={attendances.map((value) => ({ value, label: say(`events.attendance.${value}`) }))}
      />
      <TextField {...field('slug')} label={say('web.beginning.slug')} hint={say('settings.slug-hint')} required />
    </div>
  )
}

function Series({ visit: { say }, event, form }: SettingsProps) {
  const known = typedFactsOf(event)
  return (
    <fieldset className="stack tight">
      <legend>{say('settings.series')}</legend>
      <p className="muted">{say('settings.series-hint')}</p>
      <div className="grid-2">
        <TextField
          {...{ form, name: 'seriesNameZh', value: known.seriesNameZh }}
          label={say('settings.series-zh')}
          lang="zh-Hans"
        />
        <TextField
          {...{ form, name: 'seriesNameEn', value: known.seriesNameEn }}
          label={say('settings.series-en')}
          lang="en"
        />
      </div>
      <TextField {...{ form, name: 'seriesSlug', value: known.seriesSlug }} label={say('settings.series-slug')} />
    </fieldset>
  )
}
