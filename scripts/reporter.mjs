// Prints what failed in full, what was skipped with its reason, and the sums; a line for each passing test would hide them.
export default async function* report(source) {
  let pass = 0
  let fail = 0
  let skipped = 0
  for await (const { type, data } of source) {
    if (type === 'test:pass' && data.skip !== undefined) {
      skipped++
      yield `skipped: ${data.name} (${data.skip || 'no reason given'})\n`
    } else if (type === 'test:pass' && data.details?.type !== 'suite') pass++
    else if (type === 'test:fail' && data.details?.type !== 'suite') {
      fail++
      const { error } = data.details
      yield `\n✖ ${data.name}\n  ${data.file}:${data.line}\n${error.cause?.stack ?? error.cause ?? error.stack ?? error}\n`
    } else if (type === 'test:stderr' && /\bError\b/.test(data.message)) yield data.message
  }
  yield `${pass} passed, ${fail} failed, ${skipped} skipped\n`
}
