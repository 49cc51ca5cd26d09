import { htmlLang, type UiLanguage, uiLanguages } from '#platform/languages.ts'
import { hasDrifted } from '#reporting/drift.ts'
import type { PressDesk } from '#reporting/press-desk.ts'
import type { Release } from '#reporting/press-releases.ts'
import { typedOf } from '#reporting/press-text.ts'
import { ErrorSummary, type FormState, TextArea, TextField } from '#ui/form.tsx'
import { Chip, DeedButton, Empty, Said } from '#ui/parts.tsx'
import { instant } from '../press/figure-views.tsx'
import { ReleaseText } from '../press/release-text.tsx'
import type { Visit } from '../visit.ts'
import { EventNav } from './event-nav.tsx'
import { CheckList } from './press-checks.tsx'
import { FigureDrawer } from './press-drawer.tsx'
import { Signing } from './press-signing.tsx'

type DeskProps = { visit: Visit; desk: PressDesk; form: FormState; chosen: string | undefined }

/** Three areas: the words in both languages, the figures they may print, and what to look at before signing. */
export function PressDeskView({ visit, desk, form, chosen }: DeskProps) {
  const { say } = visit
  const { release } = desk
  return (
    <>
      <EventNav visit={visit} event={desk.event} current="press" />
      <Head visit={visit} desk={desk} />
      <ErrorSummary form={form} title={say('web.input.summary')} />
      {release ? (
        <Open visit={visit} desk={desk} form={form} chosen={chosen} release={release} />
      ) : (
        <NotBegun visit={visit} desk={desk} />
      )}
    </>
  )
}

function Head({ visit, desk: { event, release } }: { visit: Visit; desk: PressDesk }) {
  const { say, to, lang } = visit
  return (
    <header className="row spread">
      <div className="stack tight">
        <h1 className="row">
          {say('reporting.press.title')}
          {release && (
            <Chip tone={release.signature ? 'ok' : 'need'}>
              {say(release.signature ? 'reporting.status.signed' : 'reporting.status.draft')}
            </Chip>
          )}
        </h1>
        {release?.signature && (
          <p className="muted">
            {say('reporting.press.signed-by', { at: instant(visit, release.signature.at, event.timeZone) })}{' '}
            {release.signature.by && <Said text={release.signature.by} lang={lang} />}
          </p>
        )}
      </div>
      {release && (
        <div className="row">
          <a className="btn" href={to.pressRelease(release.number)}>
            {say(release.signature ? 'reporting.press.public-page' : 'reporting.press.draft-page')}
          </a>
          <a className="btn" href={to.pressDocument(release.number)}>
            {say('reporting.release.docx')}
          </a>
        </div>
      )}
    </header>
  )
}

function NotBegun({ visit: { say, to }, desk }: { visit: Visit; desk: PressDesk }) {
  return (
    <Empty>
      <p>{say(desk.mayWrite ? 'reporting.press.not-begun' : 'reporting.press.waiting')}</p>
      {desk.mayWrite && (
        <DeedButton action={to.press(desk.event.slug)} label={say('reporting.press.draft')} tone="primary" />
      )}
    </Empty>
  )
}

function Open({ visit, desk, form, chosen, release }: DeskProps & { release: Release }) {
  const { say, to } = visit
  const isOpen = desk.mayWrite && !release.signature
  const drifted = desk.drifts.filter(hasDrifted).map(({ figure }) => figure.key)
  return (
    <>
      <form className="press-desk" method="post" action={to.pressDeed(desk.event.slug, 'texts')} data-press noValidate>
        <div className="stack">
          {isOpen && <Texts visit={visit} release={release} form={form} />}
          <section className="stack tight" aria-labelledby="preview">
            <h2 id="preview">{say(isOpen ? 'reporting.press.preview' : 'reporting.press.text')}</h2>
            <div className="grid-2">
              {uiLanguages.map((lang) => (
                <Preview key={lang} visit={visit} release={release} lang={lang} drifted={drifted} />
              ))}
            </div>
          </section>
        </div>
        <aside className="stack" aria-label={say('reporting.press.aside')}>
          {!release.signature && (
            <CheckList visit={visit} slug={desk.event.slug} checks={desk.checks} isOpen={isOpen} />
          )}
          <FigureDrawer visit={visit} desk={desk} release={release} form={form} chosen={chosen} isOpen={isOpen} />
        </aside>
      </form>
      <Signing visit={visit} desk={desk} form={form} />
    </>
  )
}

function Texts({ visit: { say }, release, form }: { visit: Visit; release: Release; form: FormState }) {
  return (
    <section className="stack tight" aria-labelledby="texts">
      <div className="row spread">
        <h2 id="texts">{say('reporting.press.text')}</h2>
        <button className="btn primary" type="submit">
          {say('reporting.press.save')}
        </button>
      </div>
      <p className="muted">{say('reporting.press.text-hint')}</p>
      <input type="hidden" name="basedOn" value={one(form, 'basedOn') ?? release.writtenAt.toISOString()} />
      <div className="grid-2">
        {uiLanguages.map((lang) => (
          <div key={lang} className="sheet stack tight">
            <TextField
              form={form}
              name={`title-${lang}`}
              label={say(`reporting.press.title-${lang}`)}
              lang={htmlLang(lang)}
              maxLength={200}
              value={release.texts[lang]?.title}
              required
            />
            <TextArea
              form={form}
              name={`body-${lang}`}
              label={say(`reporting.press.body-${lang}`)}
              lang={htmlLang(lang)}
              maxLength={20_000}
              rows={14}
              value={typedOf(release.texts[lang]?.paragraphs ?? [])}
              required
            />
          </div>
        ))}
      </div>
    </section>
  )
}

function Preview({
  visit,
  release,
  lang,
  drifted,
}: {
  visit: Visit
  release: Release
  lang: UiLanguage
  drifted: readonly string[]
}) {
  return (
    <div className="sheet stack tight">
      <h3 lang={htmlLang(lang)}>{release.texts[lang]?.title}</h3>
      <ReleaseText visit={visit} release={release} lang={lang} driftedKeys={drifted} />
    </div>
  )
}

function one(form: FormState, name: string): string | undefined {
  const value = form.values[name]
  return Array.isArray(value) ? value[0] : value
}
