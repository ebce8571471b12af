/** What a careful reader takes from a report, as test/gold/*.json tell it. */
export interface Gold {
  readonly title?: string | null
  readonly agency?: { readonly name: string; readonly kind?: string } | null
  readonly year?: number | null
  readonly outline?: readonly {
    readonly level: number
    readonly heading: string
    readonly kind?: string
  }[]
  readonly optionalHeadings?: readonly string[]
  readonly tables?: readonly (readonly (readonly string[])[])[]
  readonly figures?: readonly {
    readonly measure: string
    readonly value: number
    readonly unit: string
    readonly quote?: string
  }[]
  readonly furniture?: readonly string[]
}
export interface Item {
  readonly id: string
  readonly file: string
  readonly gold: Gold
}
export interface Collection {
  readonly name: string
  /** Ours, and held to the figures. */
  readonly own: boolean
  /** The folder that was looked for. */
  readonly absent?: string
  readonly items: readonly Item[]
}

/** @param shared folder with `reports` and `work-reports`; default: beside the checkout. */
export function collections(shared?: string): readonly Collection[]
