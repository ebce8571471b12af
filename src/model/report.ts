import type { Figure } from './figure.ts'
import type { Section } from './section.ts'
import type { Table } from './table.ts'

/** Level of the government an agency belongs to. */
export type Level = 'nation' | 'province' | 'prefecture' | 'county' | 'township'

/** What kind of publication a report is. */
export type ReportKind = '年度报告' | '工作报告' | '公报' | '通知' | '其他'

/** Where a value was read. */
export type EvidenceSource = 'header' | 'title' | 'signature' | 'body' | 'file name' | 'URL'

/**
 * What an agency is to the government of its level. `government` governs a place: a people's
 * government, and what stands in for one (行政公署, 街道办事处, the 管理委员会 of a development zone).
 * `department` works for it: its office (人民政府办公室), bureaus, commissions, the centres and teams they
 * run, and branches of national bodies (税务局, 海关). `other` is no part of a government: party,
 * congress, courts, mass organisations, schools, hospitals, companies.
 */
export type AgencyKind = 'government' | 'department' | 'other'

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
  | 'documentNumber'
  | 'contact'

/** One reading of who publishes the report. */
export interface AgencyCandidate {
  /** Full name in simplified script. */
  readonly name: string
  /** As the report writes it. */
  readonly asWritten: string
  readonly evidence: EvidenceSource
}

/** What an agency was renamed to or merged into. */
export interface Successor {
  /** Full names in simplified script; several where places chose differently, the usual one first. */
  readonly names: readonly string[]
  /** Year of the reform of the nation's bodies; provinces followed within a year, the rest within two. */
  readonly year: number
}

export interface Agency {
  /** Full name in simplified script: what reports are grouped by. Later names never replace it. */
  readonly name: string
  readonly asWritten: string
  readonly kind: AgencyKind
  /** By year, each the successor of what stands before it; empty when the name is still in use. */
  readonly successors: readonly Successor[]
  /** Every reading found, the chosen one first, in the stated order of preference. */
  readonly candidates: readonly AgencyCandidate[]
}

export interface Region {
  /** GB/T 2260 code, six digits. */
  readonly code: string
  /** Names from the province down, in simplified script: `['湖南省', '株洲市', '攸县']`. */
  readonly path: readonly string[]
}

/** One reading of a field. */
export interface FieldCandidate {
  /** As the field says it: 2013, 2014-03-28; a region as its code. */
  readonly value: string
  readonly evidence: EvidenceSource
}

/** Fields that sources can disagree on. An agency carries its own candidates. */
export type DisputedField =
  | 'title'
  | 'region'
  | 'year'
  | 'published'
  | 'signed'
  | 'indexNumber'
  | 'documentNumber'

/** How to reach who answers for the report; each part as written, null when the report gives none. */
export interface Contact {
  /** One number or several: `0731-22688000、22688001`. */
  readonly phone: string | null
  readonly fax: string | null
  readonly address: string | null
  readonly postcode: string | null
  readonly email: string | null
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
  /** The report's own number (文号) as written: `岚政办发〔2014〕12号`; never one it merely cites. */
  readonly documentNumber: string | null
  /** Null when the report gives no part of it. */
  readonly contact: Contact | null
  /** The script most of the text is in; null when nothing tells them apart. */
  readonly script: 'hans' | 'hant' | null
  readonly evidence: Readonly<Partial<Record<ReportField, EvidenceSource>>>
  /**
   * Every reading of a field in the order of preference, the chosen one first; also those of a field
   * that is null because they disagree. A field with one reading is left out.
   */
  readonly candidates: Readonly<Partial<Record<DisputedField, readonly FieldCandidate[]>>>
  /** Why a field is null. */
  readonly missing: Readonly<Partial<Record<ReportField, string>>>
  /** Ids of the reports that are the same publication: from another site, in the other script, a near copy. */
  readonly duplicates: readonly string[]
  /** Damage that was seen and kept: `unreadable date 2016222`; a wrong declaration that was overruled. */
  readonly flags: readonly string[]
  readonly outline: readonly OutlineNode[]
  readonly sections: readonly Section[]
  /** What its prose counts, in reading order. */
  readonly figures: readonly Figure[]
  /** What the source kept as tables, in reading order. */
  readonly tables: readonly Table[]
  /** How often each kind of repair was made: `{ pinyin: 93 }`. */
  readonly repairs: Readonly<Record<string, number>>
  /** Page text that was left out of the sections, in order. */
  readonly furniture: readonly string[]
}
