import { htmlLang, type UiLanguage } from '#platform/languages.ts'
import type { PlacedFigure, Release } from '#reporting/press-releases.ts'
import { mark, pieces, printClaim } from '#reporting/press-text.ts'
import type { Visit } from '../visit.ts'

/** The paragraphs of a release; every figure is a link to the records behind it. */
export function ReleaseText({
  visit,
  release,
  lang,
  driftedKeys = [],
}: {
  visit: Visit
  release: Release
  lang: UiLanguage
  driftedKeys?: readonly string[]
}) {
  const figures = new Map(release.figures.map((figure) => [figure.key, figure]))
  return (
    <div className="prose" lang={lang === visit.lang ? undefined : htmlLang(lang)}>
      {(release.texts[lang]?.paragraphs ?? []).map((paragraph, i) => (
        <p key={i}>
          {pieces(paragraph).map((piece, j) =>
            'text' in piece ? (
              piece.text
            ) : (
              <FigureChip
                key={j}
                visit={visit}
                figure={figures.get(piece.mark)}
                markKey={piece.mark}
                lang={lang}
                isDrifted={driftedKeys.includes(piece.mark)}
              />
            ),
          )}
        </p>
      ))}
    </div>
  )
}

function FigureChip({
  visit: { to, say },
  figure,
  markKey,
  lang,
  isDrifted,
}: {
  visit: Visit
  figure: PlacedFigure | undefined
  markKey: string
  lang: UiLanguage
  isDrifted: boolean
}) {
  if (!figure) return <code className="figure broken">{mark(markKey)}</code>
  return (
    <a className={isDrifted ? 'figure drifted' : 'figure'} href={to.figure(figure.id)} data-metric={figure.metric}>
      {printClaim(figure, lang)}
      {isDrifted && <span className="visually-hidden">{say('reporting.drift.mark')}</span>}
    </a>
  )
}
