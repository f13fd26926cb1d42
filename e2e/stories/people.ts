import type { Page } from '@playwright/test'

/** A person of a story, as her document says. All are invented. */
export interface Somebody {
  document: string
  /** 'PRIMER SEGUNDO' or one name. */
  names: string
  /** 'PRIMERO SEGUNDO' or one surname. */
  surnames: string
  sex: 'F' | 'M'
  /** 'YYYY-MM-DD'. */
  bornOn: string
  issuedOn: string
  email: string
}

const base = { sex: 'F', bornOn: '1988-03-27', issuedOn: '2006-04-19' } as const

/** The cast of the seven stories. */
export const cast = {
  carlos: {
    ...base,
    document: '1099100101',
    names: 'Carlos',
    surnames: 'Mina Balanta',
    sex: 'M',
    email: 'carlos.mina@example.org',
  },
  nelly: {
    ...base,
    document: '1099100202',
    names: 'Nelly',
    surnames: 'Guarnizo Ávila',
    email: 'nelly.guarnizo@example.org',
  },
  jairo: {
    ...base,
    document: '1099100303',
    names: 'Jairo Alonso',
    surnames: 'Alape Yucuma',
    sex: 'M',
    email: 'jairo.alape@example.org',
  },
  laura: {
    ...base,
    document: '1099400218',
    names: 'Laura',
    surnames: 'Quintero Peñuela',
    email: 'laura.quintero@example.org',
  },
  yeison: {
    ...base,
    document: '1099500321',
    names: 'Yeison',
    surnames: 'Palomeque Mena',
    sex: 'M',
    bornOn: '2001-08-02',
    issuedOn: '2019-08-20',
    email: 'yeison.palomeque@example.org',
  },
  rosa: {
    ...base,
    document: '1099600404',
    names: 'Rosa Elvira',
    surnames: 'Chocontá',
    email: 'rosa.choconta@example.org',
  },
  beatriz: {
    ...base,
    document: '1099700505',
    names: 'Beatriz',
    surnames: 'Olano Restrepo',
    email: 'beatriz.olano@example.org',
  },
  tatiana: {
    ...base,
    document: '1099800606',
    names: 'Tatiana',
    surnames: 'Ipuana Uriana',
    email: 'tatiana.ipuana@example.org',
  },
} as const satisfies Record<string, Somebody>

/** 'Laura Quintero Peñuela'. */
export const fullName = (of: Somebody): string => `${of.names} ${of.surnames}`

/** A long password that nothing about the person suggests. */
export const password = 'cuarzo-vereda-timón-87'

/** What a path asked of a person, counted while she does it. */
export interface Count {
  pages: number
  fields: number
  clicks: number
}

/** Counts the pages that a browser shows: each new address, not the secrets in it nor the panels beside a list. */
export function countPages(page: Page, count: Count): void {
  let last = ''
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame()) return
    const url = new URL(frame.url())
    if (url.protocol === 'about:' || url.pathname.startsWith('/auth/') || url.pathname.startsWith('/oidc')) return
    const shown = url.pathname + (url.searchParams.get('paso') ?? '') + (url.searchParams.get('tipo') ?? '')
    if (shown !== last) count.pages += 1
    last = shown
  })
}
