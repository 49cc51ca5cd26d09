// The program itself, as it is started for everybody.
import { readConfig } from '#platform/config.ts'
import { connect } from '#platform/database/connect.ts'
import { getStock } from '#search/stock.ts'
import { startProgram } from '../src/program.ts'
import { announce } from './showcase-process.ts'

const [url = '', dataFolder] = process.argv.slice(2)
const db = connect(url)
const config = readConfig({ port: 0, host: '127.0.0.1', ...(dataFolder ? { dataFolder } : {}) }, {})
const program = await startProgram(db, config)
announce(program.address, async () => (await getStock(db)).isWhole)
process.once('SIGTERM', async () => {
  await program.close()
  process.exit()
})
