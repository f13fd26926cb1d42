/**
 * Builds server/modules/registries/divipola/divipola.json from the JSON of the npm package `colombia-cities` 1.0.0 (MIT)
 * and the corrections below (docs/sources/divipola.md). Run once, the result is committed:
 *   npm pack colombia-cities@1.0.0 && tar xzf colombia-cities-1.0.0.tgz && npx tsx tools/divipola.ts package/colombia_completa.json
 */
import fs from 'node:fs'

interface Source {
  departamentos: { nombre: string; codigo: string; municipios: { nombre: string; codigo: string }[] }[]
}

export interface DivipolaRow {
  code: string
  name: string
  /** First and last day on which the code holds; absent when it always has or still does. */
  from?: string
  to?: string
}

const departments: Record<string, string> = {
  '05': 'Antioquia',
  '08': 'Atlántico',
  '11': 'Bogotá, D. C.',
  '13': 'Bolívar',
  '15': 'Boyacá',
  '17': 'Caldas',
  '18': 'Caquetá',
  '19': 'Cauca',
  '20': 'Cesar',
  '23': 'Córdoba',
  '25': 'Cundinamarca',
  '27': 'Chocó',
  '41': 'Huila',
  '44': 'La Guajira',
  '47': 'Magdalena',
  '50': 'Meta',
  '52': 'Nariño',
  '54': 'Norte de Santander',
  '63': 'Quindío',
  '66': 'Risaralda',
  '68': 'Santander',
  '70': 'Sucre',
  '73': 'Tolima',
  '76': 'Valle del Cauca',
  '81': 'Arauca',
  '85': 'Casanare',
  '86': 'Putumayo',
  '88': 'Archipiélago de San Andrés, Providencia y Santa Catalina',
  '91': 'Amazonas',
  '94': 'Guainía',
  '95': 'Guaviare',
  '97': 'Vaupés',
  '99': 'Vichada',
}

/** Names that the package misspells, shortens or writes without accents; and the four codes it lacks. */
const names = `
05030 Amagá|05036 Angelópolis|05044 Anzá|05148 El Carmen de Viboral|05237 Donmatías|05264 Entrerríos|05321 Guatapé|05360 Itagüí
05480 Mutatá|05541 El Peñol|05579 Puerto Berrío|05607 El Retiro|05647 San Andrés de Cuerquía|05659 San Juan de Urabá
05664 San Pedro de los Milagros|05665 San Pedro de Urabá|05674 San Vicente Ferrer|05679 Santa Bárbara|05042 Santa Fe de Antioquia
05697 El Santuario|05756 Sonsón|05761 Sopetrán|05856 Valparaíso
08436 Manatí|08606 Repelón|08675 Santa Lucía|08685 Santo Tomás|08832 Tubará|08849 Usiacurí
11001 Bogotá, D. C.
13001 Cartagena de Indias|13244 El Carmen de Bolívar|13268 El Peñón|13468 Santa Cruz de Mompox|13490 Norosí|13620 San Cristóbal
13667 San Martín de Loba|13683 Santa Rosa
15296 Gámeza|15332 Güicán de la Sierra|15681 San Pablo de Borbur|15693 Santa Rosa de Viterbo|15842 Úmbita
17174 Chinchiná|17873 Villamaría
18094 Belén de los Andaquíes|18205 Curillo|18460 Milán|18610 San José del Fragua|18860 Valparaíso
19300 Guachené|19364 Jambaló|19418 López de Micay|19517 Páez|19532 Patía|19548 Piendamó – Tunía|19585 Puracé|19693 San Sebastián
19760 Sotará|19780 Suárez|19807 Timbío|19809 Timbiquí|19821 Toribío|19824 Totoró
20178 Chiriguaná|20443 Manaure Balcón del Cesar
23586 Purísima de la Concepción|23670 San Andrés de Sotavento|23682 San José de Uré|23815 Tuchín
25151 Cáqueza|25279 Fómeque|25293 Gachalá|25297 Gachetá|25426 Machetá|25486 Nemocón|25580 Pulí|25645 San Antonio del Tequendama
25662 San Juan de Rioseco|25823 Topaipí|25843 Villa de San Diego de Ubaté|25871 Villagómez|25898 Zipacón
27086 Belén de Bajirá|27099 Bojayá|27135 El Cantón del San Pablo|27150 Carmen del Darién|27160 Cértegui|27361 Istmina
27493 Nuevo Belén de Bajirá|27580 Río Iró|27600 Río Quito|27810 Unión Panamericana
41357 Íquira
44098 Distracción
47161 Cerro de San Antonio|47170 Chivolo|47268 El Retén|47288 Fundación|47570 Puebloviejo|47660 Sabanas de San Ángel
47692 San Sebastián de Buenavista|47703 San Zenón|47720 Santa Bárbara de Pinto|47960 Zapayán
50006 Acacías|50110 Barranca de Upía|50223 Cubarral|50325 Mapiripán|50370 Uribe|50573 Puerto López|50680 San Carlos de Guaroa
50711 Vistahermosa
52019 Albán|52083 Belén|52203 Colón|52207 Consacá|52240 Chachagüí|52258 El Tablón de Gómez|52323 Gualmatán|52354 Imués
52399 La Unión|52427 Magüí|52621 Roberto Payán|52696 Santa Bárbara|52699 Santacruz|52835 San Andrés de Tumaco|52838 Túquerres
54003 Ábrego
63130 Calarcá|63302 Génova|63470 Montenegro
66594 Quinchía
68298 Gámbita|68327 Güepsa|68406 Lebrija|68780 Suratá
70204 Colosó|70702 San Juan de Betulia|70742 San Luis de Sincé|70823 San José de Toluviejo
73001 Ibagué|73408 Lérida|73411 Líbano|73443 San Sebastián de Mariquita
76020 Alcalá|76111 Guadalajara de Buga|76616 Riofrío
85015 Chámeza
86568 Puerto Asís|86571 Puerto Guzmán|86573 Puerto Leguízamo|86885 Villagarzón
88564 Providencia
91460 Mirití – Paraná|91530 Puerto Alegría
94343 Barranco Minas|94663 Mapiripana
97161 Carurú`
  .trim()
  .split(/[|\n]/)
  .map((entry) => [entry.slice(0, 5), entry.slice(6)] as const)

/** 27086 is a withdrawn code, 27493 its successor (confidence M; the day is ours, see docs/sources/divipola.md). */
const dated: Record<string, { from?: string; to?: string }> = {
  '27086': { to: '2022-12-31' },
  '27493': { from: '2023-01-01' },
}

/** 'San José De La Montaña' → 'San José de la Montaña': particles are lower case unless they come first. */
function cased(name: string): string {
  return name.trim().replace(/(?<=\s)(De|Del|La|Las|Los|El|Y)(?=\s)/g, (word) => word.toLowerCase())
}

const [file] = process.argv.slice(2)
if (!file) throw new Error('usage: tsx tools/divipola.ts <colombia_completa.json>')
const source = JSON.parse(fs.readFileSync(file, 'utf8')) as Source
const byCode = new Map<string, string>()
for (const department of source.departamentos)
  for (const municipality of department.municipios) byCode.set(municipality.codigo, cased(municipality.nombre))
for (const [code, name] of names) byCode.set(code, name)

const municipalities: DivipolaRow[] = [...byCode]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([code, name]) => ({ code, name, ...dated[code] }))
for (const { code } of municipalities) if (!departments[code.slice(0, 2)]) throw new Error(`no department: ${code}`)

const target = new URL('../server/modules/registries/divipola/divipola.json', import.meta.url)
const lines = municipalities.map((row) => `    ${JSON.stringify(row)}`).join(',\n')
fs.writeFileSync(
  target,
  `{\n  "cut": "2026-01-01",\n  "departments": ${JSON.stringify(departments)},\n  "municipalities": [\n${lines}\n  ]\n}\n`,
)
console.log(`${municipalities.length} municipalities in ${Object.keys(departments).length} departments`)
