/** Every notice the product sends: a subject and a sentence with `{param}` placeholders. One line per kind; keep them grouped by module. */
const notices = {
  // identity
  'identity.delegate_named': {
    subject: 'Le nombraron delegado de {entity}',
    text: '{entity} le nombró para administrar {application}. Regístrese en Mi Seguridad Social con el documento {document}.',
  },
} as const satisfies Record<string, { subject: string; text: string }>

export type NoticeKind = keyof typeof notices

/** Subject and sentence with the values filled in. */
export function noticeText(
  kind: NoticeKind,
  params: Record<string, string | number>,
): { subject: string; text: string } {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '—'))
  return { subject: fill(notices[kind].subject), text: fill(notices[kind].text) }
}
