// Offers and needs made of dictionary words, drawn as words are in real texts: few very often, most seldom.
import type { Lexicon } from '#matching/lexicon/lexicon.ts'

type Text = { id: string; language: string; text: string }

const VOCABULARY = 60_000
const WORDS_PER_OFFER = 90

/** Half in English, half in Chinese. */
export function* offers(lexicon: Lexicon, count: number): Generator<Text> {
  const draw = drawFrom(vocabulary(lexicon), 1)
  for (let number = 0; number < count; number++) yield textOf(draw, number, WORDS_PER_OFFER)
}

/** Needs of so many different concepts. */
export function* needs(lexicon: Lexicon, count: number, concepts: number): Generator<Text> {
  const draw = drawFrom(vocabulary(lexicon), 2)
  for (let number = 0; number < count; number++) yield textOf(draw, number, concepts)
}

type Word = { zh: string; en: string }

function textOf(draw: () => Word, number: number, length: number): Text {
  const words = new Set<Word>()
  while (words.size < length) words.add(draw())
  const language = number % 2 === 0 ? 'en' : 'zh'
  const text = [...words].map((word) => word[language]).join(language === 'en' ? ' ' : '，')
  return { id: String(number), language, text }
}

function vocabulary(lexicon: Lexicon): Word[] {
  const chinese = lexicon.language('zh')
  if (!chinese?.counts) throw new Error('there is no Chinese in the lexicon')
  const seen = [...chinese.counts.keys()].filter(
    (number) => chinese.counts![number]! > 0 && chinese.isTranslated(number),
  )
  return seen
    .map((number) => ({ zh: chinese.words.at(number), number, count: chinese.counts![number]! }))
    .filter(({ zh }) => zh.length > 1)
    .sort((a, b) => b.count - a.count)
    .slice(0, VOCABULARY)
    .map(({ zh, number }) => ({
      zh,
      en: (chinese.sensesOf(number)[0]?.stems ?? []).map((stem) => lexicon.english.shown(stem)).join(' '),
    }))
}

function drawFrom(words: Word[], seed: number): () => Word {
  let state = seed
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  // Zipf: the chance of a rank falls with the rank.
  return () => words[Math.min(words.length - 1, Math.floor(words.length ** random()) - 1)]!
}
