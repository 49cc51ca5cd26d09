import { htmlLang, otherUiLanguage } from '#platform/languages.ts'
import { draftKeys } from '#reporting/draft.ts'
import { type Drift, hasDrifted } from '#reporting/drift.ts'
import { type MetricCode, metricCodes } from '#reporting/metrics.ts'
import type { PressDesk } from '#reporting/press-desk.ts'
import type { PlacedFigure, Release } from '#reporting/press-releases.ts'
import { mark, printClaim } from '#reporting/press-text.ts'
import { qualifiers } from '#reporting/qualifiers/claims.ts'
import { isTrue } from '#reporting/qualifiers/truth.ts'
import { type FormState, Select, TextField } from '#ui/form.tsx'
import { Chip, Empty } from '#ui/parts.tsx'
import { printValue } from '../press/printed.ts'
import type { Visit } from '../visit.ts'

/** The figures of the document: what each claims, whether that is true, and a place to word another one. */
export function FigureDrawer({
  visit,
  desk,
  release,
  form,
  chosen,
  isOpen,
}: {
  visit: Visit
  desk: PressDesk
  release: Release
  form: FormState
  chosen: string | undefined
  isOpen: boolean
}) {
  const { say } = visit
  const values = new Map(desk.figures.map(({ metric, value }) => [metric, value]))
  const drifts = new Map(desk.drifts.map((drift) => [drift.figure.id, drift]))
  return (
    <section className="sheet stack tight" aria-labelledby="drawer">
      <h2 id="drawer">{say('reporting.drawer.title')}</h2>
      {release.figures.length === 0 && <Empty>{say('reporting.drawer.empty')}</Empty>}
      <ul className="drawer">
        {release.figures.map((figure) => (
          <FigureLine
            key={figure.id}
            visit={visit}
            slug={desk.event.slug}
            figure={figure}
            value={values.get(figure.metric) ?? 0}
            drift={drifts.get(figure.id)}
            isOpen={isOpen}
          />
        ))}
      </ul>
      {isOpen && <Picker visit={visit} desk={desk} release={release} form={form} chosen={chosen} values={values} />}
    </section>
  )
}

function FigureLine({
  visit,
  slug,
  figure,
  value,
  drift,
  isOpen,
}: {
  visit: Visit
  slug: string
  figure: PlacedFigure
  value: number
  drift: Drift | undefined
  isOpen: boolean
}) {
  const { say, to, lang } = visit
  const other = otherUiLanguage(lang)
  return (
    <li className="stack tight">
      <div className="row spread">
        <a className="figure" href={to.figure(figure.id)}>
          {printClaim(figure, lang)}
        </a>
        <Standing visit={visit} figure={figure} value={value} drift={drift} />
      </div>
      <div className="row muted">
        <span lang={htmlLang(other)}>{printClaim(figure, other)}</span>
        <span>{say(`metrics.${figure.metric}.name`)}</span>
      </div>
      {isOpen && (
        <div className="row">
          <code>{mark(figure.key)}</code>
          <button className="btn" type="button" data-insert={mark(figure.key)} hidden>
            {say('reporting.drawer.insert')}
          </button>
          <button
            className="btn quiet"
            type="submit"
            name="edit"
            value={figure.key}
            aria-label={say('reporting.drawer.reword-of', { mark: mark(figure.key) })}
          >
            {say('reporting.drawer.reword')}
          </button>
          <button
            className="btn quiet"
            type="submit"
            name="remove"
            value={figure.key}
            formAction={to.pressDeed(slug, 'figures/removal')}
            aria-label={say('reporting.drawer.remove-of', { mark: mark(figure.key) })}
          >
            {say('reporting.drawer.remove')}
          </button>
        </div>
      )}
    </li>
  )
}

/** Drafts are held against the records of now, signed figures against those of then. */
function Standing({
  visit: { say },
  figure,
  value,
  drift,
}: {
  visit: Visit
  figure: PlacedFigure
  value: number
  drift: Drift | undefined
}) {
  if (drift)
    return hasDrifted(drift) ? (
      <Chip tone="act">{say('reporting.drift.now', { today: drift.today, atSigning: drift.atSigning })}</Chip>
    ) : (
      <Chip tone="ok">{say('reporting.drift.none', { value: drift.atSigning })}</Chip>
    )
  return isTrue(figure, value) ? (
    <Chip tone="ok">{say('reporting.drawer.true', { value })}</Chip>
  ) : (
    <Chip tone="act">{say('reporting.drawer.false', { value })}</Chip>
  )
}

function Picker({
  visit,
  desk,
  release,
  form,
  chosen,
  values,
}: {
  visit: Visit
  desk: PressDesk
  release: Release
  form: FormState
  chosen: string | undefined
  values: ReadonlyMap<MetricCode, number>
}) {
  const { say, to } = visit
  const known = release.figures.find((figure) => figure.key === chosen)
  const next = known?.metric ?? missingMetric(release, values) ?? 'meetings.scheduled'
  const freeKey = release.figures.some(({ key }) => key === draftKeys[next]) ? '' : draftKeys[next]
  return (
    <fieldset className="stack tight picker" id="picker">
      <legend>
        {known ? say('reporting.drawer.reword-of', { mark: mark(known.key) }) : say('reporting.drawer.add')}
      </legend>
      <Select
        form={form}
        name="metric"
        label={say('reporting.drawer.metric')}
        value={next}
        options={metricCodes.map((code) => ({
          value: code,
          label: `${say(`metrics.${code}.name`)} · ${printValue(visit, code, values.get(code) ?? 0)}`,
        }))}
      />
      <Select
        form={form}
        name="qualifier"
        label={say('reporting.drawer.qualifier')}
        hint={say('reporting.drawer.qualifier-hint')}
        value={known?.qualifier ?? 'exact'}
        options={qualifiers.map((qualifier) => ({ value: qualifier, label: say(`reporting.qualifier.${qualifier}`) }))}
      />
      <TextField
        form={form}
        name="printed"
        label={say('reporting.drawer.printed')}
        inputMode="numeric"
        value={String(known?.printed ?? values.get(next) ?? '')}
      />
      <TextField
        form={form}
        name="key"
        label={say('reporting.drawer.key')}
        hint={say('reporting.drawer.key-hint')}
        autoComplete="off"
        value={known?.key ?? freeKey ?? ''}
      />
      <p>
        <button className="btn" type="submit" formAction={to.pressDeed(desk.event.slug, 'figures')}>
          {say('reporting.drawer.place')}
        </button>
      </p>
    </fieldset>
  )
}

/** What a release is expected to give, has something to give, and does not give yet. */
function missingMetric(release: Release, values: ReadonlyMap<MetricCode, number>): MetricCode | undefined {
  return metricCodes.find(
    (code) => draftKeys[code] && values.get(code) && !release.figures.some((figure) => figure.metric === code),
  )
}
