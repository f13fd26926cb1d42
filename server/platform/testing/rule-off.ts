import { switchOff } from '../paths/requirement.ts'

// Set by tools/rules-off.ts alone, for one run of the tests that cite a rule: they must notice that it is gone.
const id = process.env.OPENMIPRES_TEST_RULE_OFF
if (id) switchOff(id)
