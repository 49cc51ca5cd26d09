// The program itself, as it is started for everybody.
import { readConfig } from '#platform/config.ts'
import { connect } from '#platform/database/connect.ts'
import { startProgram } from '../src/program.ts'
import { announce } from './showcase-process.ts'

const program = await startProgram(connect(process.argv[2] ?? ''), readConfig({ port: 0, host: '127.0.0.1' }, {}))
announce(program.address)
