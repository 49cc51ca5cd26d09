import { htmlLang, otherUiLanguage } from '#platform/languages.ts'
import { assetAddress } from './assets.ts'
import type { Page } from './shell.tsx'
import type { Visit } from './visit.ts'

/** What a page tells browsers, search engines and whoever passes its address on. */
export function Head({ visit, page }: { visit: Visit; page: Page }) {
  const { say, config } = visit
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <meta name="renderer" content="webkit" />
      <title>{`${page.title} · ${say('web.product')}`}</title>
      {page.description && <meta name="description" content={page.description} />}
      {page.isPrivate ? <meta name="robots" content="noindex" /> : <PublicHead visit={visit} page={page} />}
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href={assetAddress('main.css')} />
      {page.island && <script type="module" src={assetAddress(`${page.island}.js`)} />}
      {page.refresh && (
        <noscript>
          <meta httpEquiv="refresh" content={`${page.refresh.seconds};url=${page.refresh.address}`} />
        </noscript>
      )}
      {page.feeds?.map(({ type, address }) => (
        <link key={type} rel="alternate" type={type} title={page.title} href={config.publicUrl + address} />
      ))}
      {page.jsonLd !== undefined && (
        <script
          type="application/ld+json"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: data, not markup; "<" is escaped
          dangerouslySetInnerHTML={{ __html: JSON.stringify(page.jsonLd).replaceAll('<', '\\u003c') }}
        />
      )}
    </head>
  )
}

const LOCALES = { zh: 'zh_CN', en: 'en_GB' } as const

// One address for every page, its twin in the other language, and the card others show for it.
function PublicHead({ visit, page }: { visit: Visit; page: Page }) {
  const { lang, say, config } = visit
  const other = otherUiLanguage(lang)
  const address = (tag: string) => `${config.publicUrl}/${tag}${visit.url.pathname.slice(3)}${queryOf(page)}`
  const description = page.description ?? say('showcase.description')
  const picture = `${config.publicUrl}/share/${page.picture ?? 'duihe'}.png`
  const card: [string, string][] = [
    ['og:title', page.title],
    ['og:description', description],
    ['og:type', page.picture === 'press' ? 'article' : 'website'],
    ['og:url', address(lang)],
    ['og:site_name', say('web.product')],
    ['og:locale', LOCALES[lang]],
    ['og:locale:alternate', LOCALES[other]],
    ['og:image', picture],
    ['og:image:type', 'image/png'],
    ['og:image:width', '600'],
    ['og:image:height', '600'],
    ['og:image:alt', say(`share.picture.${page.picture ?? 'duihe'}`)],
  ]
  return (
    <>
      <link rel="canonical" href={address(lang)} />
      {[lang, other].map((tag) => (
        <link key={tag} rel="alternate" hrefLang={htmlLang(tag)} href={address(tag)} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={address('en')} />
      {card.map(([property, content]) => (
        <meta key={property} property={property} content={content} />
      ))}
      <meta name="twitter:card" content="summary" />
      {/* WeChat and QQ read these where they know no Open Graph. */}
      <meta itemProp="name" content={page.title} />
      <meta itemProp="description" content={description} />
      <meta itemProp="image" content={picture} />
    </>
  )
}

function queryOf({ canonicalQuery }: Page): string {
  return canonicalQuery ? `?${canonicalQuery}` : ''
}
