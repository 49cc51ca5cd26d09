/**
 * The objects of one long JSON array, one after the other, without ever holding more than one of them: the registry's dump is
 * larger than a machine likes to hold. Lines of JSON, one object each, are read the same way.
 */
export async function* readObjects(chunks: AsyncIterable<string>): AsyncGenerator<unknown> {
  let open = ''
  let depth = 0
  let isInText = false
  let isEscaped = false
  for await (const chunk of chunks) {
    let from = 0
    for (let at = 0; at < chunk.length; at++) {
      const letter = chunk[at]
      if (isInText) {
        if (isEscaped) isEscaped = false
        else if (letter === '\\') isEscaped = true
        else if (letter === '"') isInText = false
      } else if (letter === '"') isInText = true
      else if (letter === '{') {
        if (depth++ === 0) from = at
      } else if (letter === '}' && depth > 0 && --depth === 0) {
        yield JSON.parse(open + chunk.slice(from, at + 1))
        open = ''
      }
    }
    if (depth > 0) open += chunk.slice(from)
    if (depth > 0 && open.length > OBJECT_MAX) throw new SyntaxError('an object without an end')
  }
  if (depth > 0) throw new SyntaxError('the file ends within an object')
}

const OBJECT_MAX = 8_000_000
