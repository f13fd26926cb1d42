import { type CodeList, rows } from './code-list.ts'

/** 6.11 CodForma: presentations of nutrition products. Two digits as text; some rows of others write the number. */
export const nutritionForms: CodeList<string> = rows([
  ['1', 'Bolsa'],
  ['2', 'Bolsa ultrapack'],
  ['3', 'Botella'],
  ['4', 'EasyBag'],
  ['5', 'Lata'],
  ['6', 'LOC'],
  ['7', 'LPC'],
  ['8', 'LPM'],
  ['9', 'Sobre'],
  ['10', 'Tetraprisma'],
  ['11', 'Ultrapack'],
  ['12', 'Frasco'],
])
