import { walksAlone } from './alone.ts'
import { cast } from './people.ts'
import { importRegistries } from './registry-files.ts'
import { story } from './story.ts'

story('a proveedor persona natural: from nothing to the door, on his own (R-11)', async ({ world, company }) => {
  await importRegistries(world, { civil: [cast.jairo] })
  await walksAlone(await company.actor(cast.jairo))
})
