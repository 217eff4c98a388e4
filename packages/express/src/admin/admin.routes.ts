/** The routes of the console that are about people. */
import { admin } from '@mfa-kit/contract';
import * as schema from '@mfa-kit/contract/schemas';
import { endpoint, type Mount } from '../http/endpoint.js';
import { overview } from './overview.service.js';
import { people } from './people.service.js';
import { person } from './person.service.js';
import { self } from './self.service.js';

export function adminRoutes(mount: Mount): void {
  endpoint(mount, admin.self, schema.nothing, self);
  endpoint(mount, admin.overview, schema.showOverview, overview);
  endpoint(mount, admin.people, schema.listPeople, people);
  endpoint(mount, admin.person, schema.onePerson, person);
}
