import { walksAlone } from './alone.ts'
import { cast } from './people.ts'
import { importRegistries } from './registry-files.ts'
import { story } from './story.ts'

story('the whole path of a proveedor persona natural with the keyboard alone', async ({ world, company }) => {
  await importRegistries(world, { civil: [cast.jairo] })
  await walksAlone(await company.keyboardActor(cast.jairo))
})
