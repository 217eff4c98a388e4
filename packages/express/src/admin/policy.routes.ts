/** The routes of the console that are about who must, and who decides. */
import { admin, policy } from '@mfa-kit/contract';
import * as schema from '@mfa-kit/contract/schemas';
import { endpoint, type Mount } from '../http/endpoint.js';
import { explain, rules } from './policy.service.js';
import { preview, remove, save } from './rule-change.service.js';
import { exempt, extend, requireForOne } from './setting.service.js';

export function policyRoutes(mount: Mount): void {
  endpoint(mount, policy.rules, schema.nothing, rules);
  endpoint(mount, policy.preview, schema.previewPolicy, preview);
  endpoint(mount, policy.save, schema.saveRule, save);
  endpoint(mount, policy.remove, schema.removeRule, remove);
  endpoint(mount, policy.explain, schema.explainPolicy, explain);
  endpoint(mount, admin.require, schema.requireForOne, requireForOne);
  endpoint(mount, admin.exempt, schema.untilThen, exempt);
  endpoint(mount, admin.extend, schema.untilThen, extend);
}
