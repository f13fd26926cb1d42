import { type CodeList, rows } from './code-list.ts'

/** 6.16 CodDisp: medical devices. Off: in the table, not offered by MIPRES. */
export const devices: CodeList<string> = rows([
  ['011', 'Bolsa, más de 104 al año, en cáncer de colon o recto', 'off'],
  ['012', 'Caralla, más de 104 al año, en cáncer de colon o recto', 'off'],
  ['013', 'Pinza, más de 104 al año, en cáncer de colon o recto', 'off'],
  ['014', 'Pegante, más de 104 al año, en cáncer de colon o recto', 'off'],
  ['021', 'Lancetas, más de 100 al mes, diabetes mellitus tipo I en manejo con insulina', 'off'],
  ['022', 'Lancetas, más de 50 al mes, diabetes mellitus tipo II en manejo con insulina', 'off'],
  ['023', 'Tirillas, más de 100 al mes, diabetes mellitus tipo I en manejo con insulina', 'off'],
  ['024', 'Tirillas, más de 50 al mes, diabetes mellitus tipo II en manejo con insulina', 'off'],
  ['025', 'Glucómetro, más de 1 al año, diabetes mellitus tipo I o II en manejo con insulina', 'off'],
  ['031', 'Stent medicado, lesión de más de 3 mm de diámetro o de menos de 15 mm de longitud', 'off'],
  ['032', 'Stent medicado, vasos pequeños de 3 mm de diámetro o más', 'off'],
  ['033', 'Stent medicado, lesiones largas de 15 mm de longitud o menos', 'off'],
  ['041', 'Filtros de colores o películas para lentes externos'],
  ['042', 'Lentes externos, más de 1 al año, para menores de edad de 12 años o menos'],
  ['043', 'Lentes externos, más de 1 en cinco años, para mayores de 12 años'],
  ['044', 'Lentes externos de material diferente de vidrio, plástico o policarbonato'],
  ['045', 'Lentes de contacto', 'off'],
  ['051', 'Bolsa de kit de ostomía, indicaciones diferentes de cáncer de colon o recto', 'off'],
  ['052', 'Caralla de kit de ostomía, indicaciones diferentes de cáncer de colon o recto', 'off'],
  ['053', 'Pinza de kit de ostomía, indicaciones diferentes de cáncer de colon o recto', 'off'],
  ['054', 'Pegante de kit de ostomía, indicaciones diferentes de cáncer de colon o recto', 'off'],
])
