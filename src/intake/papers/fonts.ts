import { createRequire } from 'node:module'
import { Font } from '@react-pdf/renderer'

/** One font has no signs for all scripts: what the first lacks is taken from the next. */
export const FAMILIES = ['Noto Sans', 'Noto Sans SC', 'Noto Sans KR']

const PLACES: Record<string, [folder: string, file: string]> = {
  'Noto Sans': ['noto-sans', 'NotoSans'],
  'Noto Sans SC': ['noto-sans-sc', 'NotoSansSC'],
  'Noto Sans KR': ['noto-sans-kr', 'NotoSansKR'],
}

let isReady = false

/** Makes the fonts known once; a file is read when its first sign is set. */
export function readyFonts(): void {
  if (isReady) return
  isReady = true
  const require = createRequire(import.meta.url)
  for (const [family, [folder, file]] of Object.entries(PLACES))
    Font.register({
      family,
      fonts: [
        { src: require.resolve(`@expo-google-fonts/${folder}/400Regular/${file}_400Regular.ttf`), fontWeight: 400 },
        { src: require.resolve(`@expo-google-fonts/${folder}/700Bold/${file}_700Bold.ttf`), fontWeight: 700 },
      ],
    })
  // Chinese and Japanese break between any two signs, but no line begins with a closing sign or ends with an opening one.
  // The empty part says that no hyphen is set there.
  Font.registerHyphenationCallback((word) =>
    /[\u2e80-\u9fff\uf900-\uffef]/.test(word) ? (word.match(PIECES) ?? [word]).flatMap((piece) => [piece, '']) : [word],
  )
}

const PIECES = /[（“‘《〈「『【〔(]*(?:[A-Za-z0-9.\-/]+|.)[，。；：！？、）”’》〉」』】〕)%℃…]*/gsu
