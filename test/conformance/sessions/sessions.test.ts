import { recipes } from './recipes.js';
import { sessionSuite } from './session.suite.js';

for (const recipe of recipes) for (const version of [5, 4] as const) sessionSuite(recipe, version);
