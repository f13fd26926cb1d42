import { type CodeList, rows } from './code-list.ts'

/** 6.17 TippProNut: types of nutrition product. A product's code is its type and two digits more. */
export const nutritionTypes: CodeList<string> = rows([
  ['1101', 'Sustitutos de comidas intermedias, 75 a 150 kcal', 'off'],
  ['1102', 'Sustitutos de una comida principal, 150 a 300 kcal'],
  ['1201', 'Aminoácidos libres'],
  ['1301', 'Proteína hidrolizada, basadas en péptidos'],
  ['1302', 'Proteína parcialmente hidrolizada'],
  ['1401', 'Diabetes, baja carga de carbohidratos'],
  ['1402', 'Diabetes, cantidad permitida de fructosa: 60 g/día', 'off'],
  ['1403', 'DNT aguda, F75: fórmula láctea de realimentación, 75 kcal/100 ml', 'off'],
  ['1404', 'DNT aguda, FTLC: fórmula terapéutica lista para el consumo, 500 kcal/92 g'],
  ['1405', 'Estrés metabólico, altas en péptidos y antioxidantes'],
  ['1406', 'Hepática, alta en aminoácidos de cadena ramificada'],
  ['1407', 'Inmunomoduladoras: arginina, glutamina, ácidos grasos ω-3'],
  ['1408', 'Pulmonar, alto aporte de proteína y moderado de grasa'],
  ['1409', 'Renal, diálisis: alta en proteína y modificada en micronutrientes'],
  ['1410', 'Renal, prediálisis, estadios 2, 3 y 4: baja en proteína y fósforo'],
  ['1411', 'Enfermedades del sistema nervioso'],
  ['1501', 'Alta en proteína, más del 20 % de la energía total'],
  ['1502', 'Con fibra, 5 a 15 g/l'],
  ['1503', 'Densidad calórica, 1 a 2 kcal/ml'],
  ['1504', 'Estándar, distribución normal de la dieta'],
  ['1601', 'Módulos de proteína, carbohidratos o lípidos'],
  ['1701', 'Fórmulas especiales para niños (lactantes, de corta edad y niños)'],
])
