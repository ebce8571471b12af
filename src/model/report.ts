import type { Section } from './section.ts'

/** Level of the government an agency belongs to. */
export type Level = 'nation' | 'province' | 'prefecture' | 'county' | 'township'

/** What kind of publication a report is. */
export type ReportKind = '年度报告' | '工作报告' | '公报' | '通知' | '其他'

/** Where a value was read. */
export type EvidenceSource = 'header' | 'title' | 'signature' | 'body' | 'file name' | 'URL'

/** Fields that carry evidence, or a reason when they are null. */
export type ReportField =
  | 'title'
  | 'agency'
  | 'region'
  | 'level'
  | 'kind'
  | 'url'
  | 'year'
  | 'published'
  | 'signed'
  | 'indexNumber'

/** One reading of who publishes the report. */
export interface AgencyCandidate {
  /** Full name in simplified script. */
  readonly name: string
  /** As the report writes it. */
  readonly asWritten: string
  readonly evidence: EvidenceSource
}

export interface Agency {
  /** Full name in simplified script: what reports are grouped by. */
  readonly name: string
  readonly asWritten: string
  /** Every reading found, the chosen one first, in the stated order of preference. */
  readonly candidates: readonly AgencyCandidate[]
}

export interface Region {
  /** GB/T 2260 code, six digits. */
  readonly code: string
  /** Names from the province down, in simplified script: `['湖南省', '株洲市', '攸县']`. */
  readonly path: readonly string[]
}

export interface OutlineNode {
  /** As displayed, without the full stop that ends it. */
  readonly heading: string
  /** 1 is outermost. */
  readonly level: number
  readonly children: readonly OutlineNode[]
}

/** One publication: what is read from one source. A field that cannot be read is null, with its reason in `missing`. */
export interface Report {
  /** Stable: the path below the indexed folder (`/`-separated), or the URL. */
  readonly id: string
  readonly title: string | null
  readonly agency: Agency | null
  readonly region: Region | null
  readonly level: Level | null
  /** `其他` also when nothing tells: then `missing` says so. */
  readonly kind: ReportKind
  /** Address of the page it was found on; null when the source does not say. */
  readonly url: string | null
  /** The year the report is about. */
  readonly year: number | null
  /** `YYYY-MM-DD`. */
  readonly published: string | null
  /** Date of the signature, `YYYY-MM-DD`. */
  readonly signed: string | null
  readonly indexNumber: string | null
  /** The script most of the text is in; null when nothing tells them apart. */
  readonly script: 'hans' | 'hant' | null
  readonly evidence: Readonly<Partial<Record<ReportField, EvidenceSource>>>
  /** Why a field is null. */
  readonly missing: Readonly<Partial<Record<ReportField, string>>>
  /** Ids of the reports that are the same publication: from another site, in the other script, a near copy. */
  readonly duplicates: readonly string[]
  /** Damage that was seen and kept: `unreadable date 2016222`; a wrong declaration that was overruled. */
  readonly flags: readonly string[]
  readonly outline: readonly OutlineNode[]
  readonly sections: readonly Section[]
  /** How often each kind of repair was made: `{ pinyin: 93 }`. */
  readonly repairs: Readonly<Record<string, number>>
  /** Page text that was left out of the sections, in order. */
  readonly furniture: readonly string[]
}
