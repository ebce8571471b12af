import { join } from 'node:path'
import { expect, test } from 'vitest'
import { analyzeReport } from '../../src/build/analysis.ts'
import { Spool } from '../../src/build/spool.ts'
import { WaitingReports } from '../../src/build/waiting-reports.ts'
import { Vocabulary } from '../../src/engine/embedded/vocabulary.ts'
import { reportOf } from '../support/reports.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

test('of a report that another process sent no more stays in memory than it is compared by', () => {
  const spool = new Spool(join(temporaryFolder(), 'spool'))
  const waiting = new WaitingReports(spool)
  const report = reportOf('r', ['水价已经公示。', '供水正常。'])
  const { sketch, ...findings } = analyzeReport(report, new Vocabulary())
  // As typed arrays come over: where they stand in the message.
  const message = new Uint32Array(1 << 20)
  message.set(sketch.minima)
  const minima = message.subarray(0, sketch.minima.length)
  const { sections: _, ...alone } = report
  waiting.add(alone, { ...findings, sketch: { ...sketch, minima } })
  const other = reportOf('s', ['水'])
  const { sections: __, ...otherAlone } = other
  waiting.add(otherAlone, analyzeReport(other, new Vocabulary()))
  const [one] = [...waiting]
  expect(one?.sketch.minima).toEqual(sketch.minima)
  expect(one?.sketch.minima.buffer.byteLength).toBe(sketch.minima.byteLength)
  // A break for each full stop, and a separator behind each form.
  expect(waiting.room).toEqual({ forms: 8 + 6 + 2, texts: 7 + 5 + 1 })
  spool.close()
})
