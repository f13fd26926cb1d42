/**
 * The authorisation of data treatment that a person gives when she registers (Ley 1581 de 2012). A change of words is a
 * new version; the version and the moment are stored with the person.
 */
export const consentTexts = {
  '1': [
    'Autorizo que este servicio trate mis datos de identificación y de contacto para abrir mi cuenta, comprobar mi identidad y dejar constancia de los actos que realice.',
    'Mis datos se comparan con el registro civil, ReTHUS, SSO y REPS. No se usan para publicidad ni se entregan a terceros, salvo a la aplicación que yo permita o a la autoridad que la ley ordene.',
    'Puedo conocerlos, actualizarlos, rectificarlos, pedir copia y retirar esta autorización desde «Sus datos personales». Las consultas se responden en 10 días hábiles y los reclamos en 15.',
  ],
} as const

export type ConsentVersion = keyof typeof consentTexts
/** The version shown today. */
export const consentVersion: ConsentVersion = '1'
