import { expect, test } from 'vitest'
import { readFigures } from '../../../src/clean/figures/read-figures.ts'
import type { Figure } from '../../../src/model/figure.ts'
import type { SectionKind } from '../../../src/model/section.ts'
import { goldenRows } from '../../support/golden.ts'

function written({ measure, value, unit, approximate, part, scope, year }: Figure): string {
  const flags = [approximate ? '~' : '', part ? 'part' : '']
  const words = [scope === null ? '' : `[${scope}]`, year === null ? '' : `@${year}`]
  return [measure, `${value}${unit}`, ...flags, ...words].filter((one) => one !== '').join(' ')
}

test.each(goldenRows('figures.tsv'))('%s: %s', (kind = '', text = '', figures) => {
  const section = { kind: kind as SectionKind, text, leadEnd: 0 }
  const read = readFigures([section], '年度报告').map(written).join('; ')
  expect(read === '' ? '-' : read).toBe(figures)
})
